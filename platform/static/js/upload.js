// Says that a file is too large before it is sent. The server says the same to everybody.
"use strict";

for (const form of document.querySelectorAll("form[data-max-bytes]")) {
  const input = form.querySelector('input[type="file"]');
  input?.addEventListener("change", () => {
    const size = input.files[0]?.size ?? 0;
    input.setCustomValidity(size > Number(form.dataset.maxBytes) ? form.dataset.tooLarge : "");
    input.reportValidity();
  });
}
