"""What can be done with a workshop on the shelf: settings, copy, archive, file, delete, bring back, remove for good."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

import streamlit as st

from canvas_model.content import WorkshopFields
from canvas_model.storage.workshops import Head, duplicate, purge
from canvas_model.storage.writing import Change, apply
from pages.ui import layout, screens, session, store
from pages.ui.language import _, day
from pages.ui.saving import saving_button
from pages.ui.screens import plain
from pages.ui.workshop_form import workshop_form

DONE = "home_done"
"""Session key: (what was done, workshop, client) of the last thing that can be taken back."""


def menu(head: Head, *, archived: bool) -> None:
    """The menu of a workshop on the shelf; its contents are made only while it is open."""
    box = st.popover(
        " ",
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"cv_menu_{head.id}",
        on_change="rerun",
        help=_("More about {client}").format(client=plain(head.client)),
    )
    if not box.open:
        return
    with box:
        screens.screen_link("home", _("Settings"), icon="tune", w=None, settings=head.id)
        _asking(_("Duplicate…"), "copy", head, icon=":material/content_copy:")
        st.link_button(
            _("Export as a file"), f"/api/workshops/{head.id}/file", icon=":material/download:", type="tertiary"
        )
        words = _("Take back from the archive") if archived else _("Archive")
        done = _remembering("unarchived" if archived else "archived", head)
        flag_button(words, head.id, "archived", not archived, icon=":material/inventory_2:", then=done)
        _asking(_("Delete…"), "delete", head, icon=":material/delete:")


ASKED = "home_asked"
"""Session key: (dialog, workshop) that is open; it stays open until somebody closes it, whatever makes the screen run."""


def _asking(label: str, what: str, head: Head, *, icon: str | None = None) -> None:
    """A button that closes the workshop's menu and opens a dialog."""

    def ask() -> None:
        st.session_state[ASKED] = (what, head)
        st.session_state[f"cv_menu_{head.id}"] = False

    st.button(label, icon=icon, type="tertiary", key=f"home_{what}_{head.id}", on_click=ask)


def dialog_asked() -> None:
    """The dialog that is open."""
    what, head = st.session_state.get(ASKED, ("", None))
    dialogs = {"copy": copy_dialog, "delete": delete_dialog, "purge": purge_dialog}
    if what in dialogs:
        dialogs[what](head)


def _answered() -> None:
    """No dialog is open any more."""
    st.session_state.pop(ASKED, None)


def flag_button(
    label: str,
    workshop: UUID,
    flag: str,
    value: bool,
    *,
    kind: str = "tertiary",
    icon: str | None = None,
    place: str = "menu",
    then: Callable[[], None] | None = None,
) -> None:
    """A button that archives, deletes, or takes either back; the screen is run again once it is done."""
    held = f"home_op_{place}_{flag}_{value}_{workshop}"
    save = _flagging(workshop, UUID(st.session_state.setdefault(held, str(uuid4()))), flag, value)

    def after() -> None:
        st.session_state.pop(held, None)
        if then is not None:
            then()

    if saving_button(label, save, key=f"home_{place}_{flag}_{value}_{workshop}", then=after, type=kind, icon=icon):
        st.rerun()


def _flagging(workshop: UUID, op: UUID, flag: str, value: bool) -> Callable[[], None]:
    opened, actor = store.store(), session.actor()
    change = Change(op=op, verb="put", kind="workshop", id=workshop, values={flag: value})

    def save() -> None:
        apply(opened, actor, workshop, change)

    return save


def _remembering(what: str, head: Head) -> Callable[[], None]:
    def remember() -> None:
        st.session_state[DONE] = (what, str(head.id), head.client)
        _answered()

    return remember


def copy_dialog(head: Head) -> None:
    """Ask for the copy's title and whether the contents come along, then make it and open it."""
    workshop = head.id
    title_key, contents_key = f"home_copy_title_{workshop}", f"home_copy_contents_{workshop}"

    @st.dialog(_("Duplicate the workshop"), on_dismiss=_answered)
    def ask() -> None:
        id = UUID(st.session_state.setdefault(f"home_copy_id_{workshop}", str(uuid4())))
        opened, actor, source, today = store.store(), session.actor(), store.snapshot(workshop), session.today()

        def save() -> None:
            title, contents = st.session_state.get(title_key, ""), st.session_state.get(contents_key)
            duplicate(opened, actor, source, title=title, contents=bool(contents), today=today, id=id)

        with st.form(f"home_copy_{id}", clear_on_submit=False, border=False):
            st.text_input(_("Title of the copy"), _("{title} (copy)").format(title=head.title), key=title_key)
            st.radio(
                _("What comes along"),
                [True, False],
                format_func=lambda whole: _("Everything that was written") if whole else _("Only the settings"),
                key=contents_key,
            )
            made = saving_button(_("Duplicate"), save, key=f"home_copy_now_{id}", button=st.form_submit_button)
        if made:
            st.session_state.pop(f"home_copy_id_{workshop}", None)
            _answered()
            session.open_workshop(id)

    ask()


def delete_dialog(head: Head) -> None:
    """Ask once more before a workshop goes to the deleted ones."""

    @st.dialog(_("Delete this workshop?"), on_dismiss=_answered)
    def ask() -> None:
        layout.sentence(
            _("“{client}” goes to the deleted workshops, from where it can be brought back.").format(client=head.client)
        )
        flag_button(_("Delete"), head.id, "hidden", True, kind="primary", then=_remembering("deleted", head))

    ask()


def deleted_shelf(deleted: Sequence[Head], wanted: str) -> None:
    """The deleted workshops, newest first, with a way back and a way to remove each for good."""
    words = wanted.strip().casefold()
    found = [head for head in deleted if words in head.client.casefold() or words in head.title.casefold()]
    if not found:
        layout.empty(_("Nothing here."))
    for head in found:
        with st.container(key=f"cv_deleted_{head.id}", horizontal=True, vertical_alignment="center"):
            layout.show(
                layout.html(
                    '<div><strong class="cv-name">{client}</strong><p class="cv-quiet">{title} · {when}</p></div>',
                    client=head.client,
                    title=head.title,
                    when=_("deleted on {day}").format(day=day(head.changed_at.date())),
                )
            )
            flag_button(_("Bring back"), head.id, "hidden", False, kind="secondary", then=_forget)
            _asking(_("Remove for good…"), "purge", head)


def purge_dialog(head: Head) -> None:
    """Remove a deleted workshop for good, after its client's name has been typed."""
    workshop, client = head.id, head.client

    @st.dialog(_("Remove for good?"), on_dismiss=_answered)
    def ask() -> None:
        layout.sentence(
            _(
                "Everything written in this workshop, and its history, is removed from the database. Nobody can bring it back."
            )
        )
        typed = st.text_input(
            _("To confirm, type the client’s name: {client}").format(client=plain(client)),
            key=f"home_purge_name_{workshop}",
        )
        opened = store.store()
        sure = " ".join(typed.split()).casefold() == " ".join(client.split()).casefold()
        if saving_button(
            _("Remove for good"),
            lambda: purge(opened, workshop),
            key=f"home_purge_now_{workshop}",
            type="primary",
            disabled=not sure,
            then=_answered,
        ):
            st.rerun()

    ask()


def settings(workshop: UUID) -> None:
    """The form of a workshop's own fields; only what was changed is saved."""
    seen: WorkshopFields = store.snapshot(workshop).workshop
    first = st.session_state.setdefault(f"settings_seen_{workshop}", seen.model_dump(mode="json"))
    layout.header(_("Settings of the workshop"), seen.client)
    opened, actor = store.store(), session.actor()

    def save(values: dict[str, Any]) -> None:
        wanted = WorkshopFields.model_construct(**values).model_dump(mode="json", warnings=False)
        changed = {
            name: value for name, value in wanted.items() if list_or_same(value) != list_or_same(first.get(name))
        }
        if changed:
            shown = {name: first[name] for name in changed}
            op = uuid5(workshop, repr(sorted(changed.items())) + repr(sorted(shown.items())))
            change = Change(op=op, verb="put", kind="workshop", id=workshop, values=changed, seen=shown)
            apply(opened, actor, workshop, change)

    if workshop_form(f"settings_{workshop}", seen.model_dump(), save, label=_("Save"), whole=True):
        st.session_state.pop(f"settings_seen_{workshop}", None)
        screens.go("home", w=None)
    screens.screen_link("home", _("Back to the workshops"), icon="arrow_back", w=None)


def list_or_same(value: Any) -> Any:
    """A tuple as the list that JSON makes of it, so that the two compare."""
    return list(value) if isinstance(value, tuple) else value


def undo_offer() -> None:
    """What was just done to a workshop, with a way back."""
    if DONE not in st.session_state:
        return
    what, id, client = st.session_state[DONE]
    words = {
        "archived": _("“{client}” is in the archive."),
        "unarchived": _("“{client}” is back from the archive."),
        "deleted": _("“{client}” was deleted."),
    }[what].format(client=client)
    flag, value = {"archived": ("archived", False), "unarchived": ("archived", True), "deleted": ("hidden", False)}[
        what
    ]
    with st.container(horizontal=True, vertical_alignment="center", key="cv_undo"):
        layout.show(layout.html('<p role="status">{words}</p>', words=words))
        flag_button(_("Take it back"), UUID(id), flag, value, kind="secondary", place="undo", then=_forget)


def _forget() -> None:
    st.session_state.pop(DONE, None)
