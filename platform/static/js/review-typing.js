// The review page while somebody types: nothing typed is lost, whatever happens to page, net or login.
"use strict";

(() => {
  const page = () => document.getElementById("gjennomgang");
  const trouble = document.getElementById("lagring");
  const open = () => document.querySelector("[data-typing]");
  const form = () => open()?.closest("form");
  const words = (of) => JSON.stringify([...new FormData(of)].filter(([name]) => name !== "csrfmiddlewaretoken"));

  // --- what is typed and not saved is kept on the server, a moment after each stroke
  let shown = new WeakMap();
  let timer = 0;
  let sending = null;
  const remember = () => { if (form()) shown.set(form(), words(form())); };
  const isDirty = () => Boolean(form()) && (open().hasAttribute("data-restored") || shown.get(form()) !== words(form()));

  const send = (body) => {
    sending = fetch(page().dataset.typingUrl, { method: "POST", body, keepalive: true, credentials: "same-origin" })
      .then((answer) => { if (answer.redirected) say("loggedOut"); })
      .catch(() => {})
      .finally(() => { sending = null; });
    return sending;
  };

  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    if (!isDirty()) return;
    const body = new FormData(form());
    body.set("place", open().dataset.typing);
    send(body);
  };

  const forget = () => {
    clearTimeout(timer);
    timer = 0;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form()?.elements.csrfmiddlewaretoken.value ?? "");
    // After what is on its way, so that it does not come back.
    (sending ?? Promise.resolve()).then(() => send(body));
  };

  document.addEventListener("input", (event) => {
    if (!form()?.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(keep, 500);
  });
  addEventListener("pagehide", () => { if (timer) keep(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && timer) keep(); });
  document.addEventListener("click", (event) => { if (event.target.closest?.("[data-cancel]")) forget(); });

  // Saving waits for what is on its way, so that the two do not meet at the server.
  document.addEventListener("submit", (event) => {
    clearTimeout(timer);
    timer = 0;
    if (!sending || event.target !== form()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter;
    const again = () => event.target.isConnected && event.target.requestSubmit(submitter);
    Promise.race([sending, new Promise((done) => setTimeout(done, 2000))]).then(() => { sending = null; again(); });
  }, true);

  // --- whoever goes on to something else has the open cell saved first, then goes on
  let resume = null;
  const purpose = (button) => {
    const fields = [...new FormData(button.form, button)].filter(([name]) => !["csrfmiddlewaretoken", "version", "correction"].includes(name));
    return JSON.stringify([button.form.getAttribute("action"), ...fields]);
  };
  const finder = (target) => {
    if (target.matches("a")) return () => [...document.links].find((link) => link.getAttribute("href") === target.getAttribute("href"));
    const wanted = purpose(target);
    return () => [...document.querySelectorAll("#gjennomgang button[type=submit]")].find((button) => purpose(button) === wanted);
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("#gjennomgang a[href], #gjennomgang button[type=submit]");
    if (!target || !isDirty() || form().contains(target) || target.getAttribute("href")?.startsWith("#")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    resume = finder(target);
    form().requestSubmit();
  }, true);

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "gjennomgang" && event.detail.target?.id !== "gjennomgang") return;
    if (trouble) trouble.hidden = true;
    const next = resume;
    resume = null;
    // A form that came back could not be saved: that is looked at first.
    if (next && !form()) next()?.click();
    else remember();
  });

  // --- when saving does not go through: say so, and leave everything as it stands
  const say = (what) => {
    resume = null;
    if (!trouble) return;
    trouble.hidden = false;
    for (const part of trouble.querySelectorAll("[data-trouble]")) part.hidden = part.dataset.trouble !== what;
  };
  document.addEventListener("htmx:sendError", () => say("offline"));
  document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.status === 403 ? "loggedOut" : "failed"));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answer = event.detail.xhr;
    if (event.detail.target?.id !== "gjennomgang" || answer.status >= 400) return;
    if (answer.responseText.includes('id="gjennomgang"')) return;
    event.detail.shouldSwap = false;
    if (answer.responseURL.includes(trouble?.querySelector("a").getAttribute("href"))) say("loggedOut");
    else location.assign(answer.responseURL);
  });
  // Whoever has logged in again in another tab got a new token there, which is as good.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (token && event.detail.parameters.csrfmiddlewaretoken) event.detail.parameters.csrfmiddlewaretoken = token;
  });

  remember();
})();
