"""A second set of books, kept by the database itself: when each mail was written down as gone.

The product knows nothing of it. What is in here was committed, so a copy that comes to the sink
afterwards came for no reason, whoever died when.
"""

from __future__ import annotations

from typing import Final

from django.db import connection

_SET_UP: Final = """
create table chaos_gone (message_id text not null, at double precision not null);
create function chaos_note_gone() returns trigger language plpgsql as $$
begin
    insert into chaos_gone values (new.message_id, extract(epoch from clock_timestamp()));
    return null;
end $$;
create trigger chaos_gone after update of state on mail_outgoingmail for each row
    when (old.state = 'in_flight' and new.state in ('sent', 'delivered'))
    execute function chaos_note_gone();
"""


def open_books() -> None:
    """Begin to note."""
    with connection.cursor() as cursor:
        cursor.execute(_SET_UP)


def gone_at() -> dict[str, list[float]]:
    """When each mail was written down as gone, by Message-ID: the machine's own time of day."""
    found: dict[str, list[float]] = {}
    with connection.cursor() as cursor:
        cursor.execute("select message_id, at from chaos_gone order by at")
        for message_id, at in cursor.fetchall():
            found.setdefault(message_id, []).append(at)
    return found
