"""What Streamlit lacks, and what makes up for it: a module for each gap, and this table of them all."""

from dataclasses import dataclass

HERE = "pages/ui/streamlit_gaps"
NEEDED_IN = "1.67.0"
"""The version in which every gap of the table was seen; each has a test that fails once Streamlit has closed it."""


@dataclass(frozen=True)
class Gap:
    """Something that Streamlit lacks."""

    lack: str
    """What it is, in a sentence; the first line of its module, where it has one."""
    where: tuple[str, ...]
    """The files that make up for it; a name after `#` is the part of a file that is about something else too."""
    test: str
    """The test that fails once Streamlit lacks this no longer."""


GAPS = (
    Gap(
        "A press in a component is lost when another run begins before the screen has come to it.",
        (f"{HERE}/lost_triggers.py", "assets/streamlit/rerun.js#PRESS", "assets/streamlit/running.js"),
        "test_a_press_is_lost_when_another_run_begins",
    ),
    Gap(
        "A press that comes as a run ends is lost: that run forgets all presses at its end, while another works this one.",
        (".streamlit/config.toml#fastReruns",),
        "test_the_end_of_one_run_does_not_wait_for_the_callbacks_of_the_next",
    ),
    Gap(
        "The first press after a restart of the server calls no callback.",
        (f"{HERE}/first_press.py", "pages/screens/interview/block_progress.py#after a restart"),
        "test_the_first_press_of_a_new_session_calls_no_callback",
    ),
    Gap(
        "There is no place for what holds during one run, and looking into the session is dear and may break the run off.",
        (f"{HERE}/value_of_a_run.py",),
        "test_every_look_at_the_session_may_end_the_run",
    ),
    Gap(
        "A widget with a key keeps what it showed first, and takes no newer value from outside.",
        (f"{HERE}/widgets_of_a_revision.py",),
        "test_a_widget_with_a_key_takes_no_newer_value",
    ),
    Gap(
        "A dialog is closed by the next run of its screen, whoever asked for that run.",
        (f"{HERE}/kept_dialogs.py",),
        "test_a_dialog_is_closed_by_the_next_run",
    ),
    Gap(
        "An uploader gives its file in every run, not once when the file arrives.",
        (f"{HERE}/returning_uploads.py",),
        "test_an_uploader_gives_its_file_in_every_run",
    ),
    Gap(
        "The session of a closed page is kept as long as one that sleeps, and each that is kept holds three open files.",
        (f"{HERE}/kept_sessions.py", "pages/server/left_pages.py"),
        "test_the_session_of_a_closed_page_is_kept",
    ),
    Gap(
        "What a page uploads stays in memory as long as its session, however much it is.",
        (f"{HERE}/bounded_uploads.py",),
        "test_a_session_keeps_every_upload",
    ),
    Gap(
        "A run of `st.navigation` marks the page that it shows, and with it everybody's: a page cannot be shared by runs.",
        (f"{HERE}/marked_pages.py",),
        "test_a_run_marks_the_page_that_it_is_given",
    ),
    Gap(
        "A link to the screen that is already open changes its parameters, but not the browser's address.",
        (f"{HERE}/address_bar.py",),
        "test_a_link_to_the_open_screen_leaves_the_address_as_it_was",
    ),
    Gap(
        "A link to the screen that is already open looks and sounds like the others.",
        (f"{HERE}/shown_screen.py", "assets/streamlit/screen.js"),
        "test_a_link_to_the_open_screen_looks_and_sounds_like_the_others",
    ),
    Gap(
        "A field cannot be given the focus.",
        (f"{HERE}/first_focus.py", "assets/streamlit/first_focus.js"),
        "test_a_field_cannot_be_given_the_focus",
    ),
    Gap(
        "A label is read as Markdown, and nothing says that it is not.",
        (f"{HERE}/markdown_in_labels.py",),
        "test_a_label_is_read_as_markdown",
    ),
    Gap(
        "A list finds an option only by its label as it is written, accents, punctuation and language included.",
        (
            f"{HERE}/findable_options.py",
            "assets/streamlit/findable_options.js",
            "assets/screens/page.css#tab-size",
        ),
        "test_a_list_finds_a_label_only_as_it_is_written",
    ),
    Gap(
        "A button in `st.html` cannot say that it was pressed, and a table of Streamlit's own holds no buttons that read well.",
        (f"{HERE}/buttons_in_html.py", "assets/streamlit/row_buttons.js"),
        "test_a_button_in_html_keeps_its_data_and_says_nothing",
    ),
    Gap(
        "A component of an app is one text, and no module that imports others.",
        ("pages/ui/components.py#LOADER", "assets/streamlit/loader.js"),
        "test_a_component_s_script_cannot_be_a_module_that_imports_others",
    ),
    Gap(
        "A frame of Streamlit's is always sandboxed, and browsers show no PDF in a sandbox.",
        (f"{HERE}/pdf_frame.py", "assets/streamlit/pdf_frame.js", "assets/streamlit/pdf_frame.css"),
        "test_a_frame_is_sandboxed",
    ),
    Gap(
        "The keyboard goes past every field of a component in a dialog.",
        ("assets/streamlit/dialog_tab.js",),
        "test_tab_in_a_dialog_goes_past_a_component",
    ),
    Gap(
        "Where a run closes a dialog, what had opened it often does not get the focus back.",
        ("assets/streamlit/way_back.js",),
        "test_a_dialog_that_a_run_closes_gives_the_focus_to_nobody",
    ),
    Gap(
        "The Enter that ends a choice of an input method sends off a form, where the browser says so by its code alone (Safari).",
        ("assets/streamlit/input_methods.js",),
        "test_an_enter_of_an_input_method_sends_off_what_is_being_typed",
    ),
    Gap(
        "Streamlit's page says that it is English, whatever language it speaks.",
        (f"{HERE}/page_language.py", "assets/streamlit/page.js"),
        "test_the_page_says_that_it_is_english",
    ),
    Gap(
        "Streamlit's own parts speak English only.",
        (f"{HERE}/english_words.py", "assets/streamlit/english_words.js", "assets/streamlit/speaking.js"),
        "test_its_own_parts_speak_english_in_every_browser",
    ),
    Gap(
        "The place where a file is dropped has a label, and says that it is no part of the page.",
        ("assets/streamlit/english_words.js#group",),
        "test_the_place_for_a_file_has_a_label_and_is_no_part_of_the_page",
    ),
    Gap(
        "A file that the browser refuses (its kind, its size) is refused without a word to be seen.",
        ("assets/screens/page.css#stFileChip",),
        "test_a_file_that_is_refused_is_refused_without_a_word_to_be_seen",
    ),
    Gap(
        "While the server is away, Streamlit lays a dialog for programmers over the page.",
        (f"{HERE}/lost_server.py", "assets/streamlit/lost_server.js", "assets/screens/page.css#cv-away"),
        "test_a_lost_server_brings_a_dialog_for_programmers",
    ),
    Gap(
        "On a phone the menu lies over the page, and stays there once a link in it was pressed.",
        ("assets/streamlit/page.js#leaveMenu",),
        "test_a_link_in_the_menu_leaves_the_menu_over_a_phone_s_page",
    ),
    Gap(
        "The button that folds the menu takes the focus away with it, and so does the one that unfolds it.",
        ("assets/streamlit/folded_menu.js",),
        "test_a_menu_that_is_folded_loses_the_focus",
    ),
    Gap(
        "What is about to be replaced pales, at every answer.",
        ("assets/screens/page.css#data-stale",),
        "test_what_is_about_to_be_replaced_pales",
    ),
    Gap(
        "Streamlit has shortcuts of single letters, which cannot be switched off.",
        ("assets/board/canvas_keys.js#stopPropagation",),
        "test_a_single_letter_runs_the_screen_again",
    ),
    Gap(
        "A Material symbol as the page's icon is fetched from somebody else's server.",
        (f"{HERE}/page_icon.py",),
        "test_a_symbol_as_the_page_s_icon_comes_from_somebody_else",
    ),
    Gap(
        "A message that the page had once is sent by its name only, also when the page has just forgotten it, and breaks off.",
        (".streamlit/config.toml#minCachedMessageSize",),
        "test_a_message_that_the_page_once_had_is_sent_by_its_name_only",
    ),
    Gap(
        "After each run everybody waits until the whole process has been searched for what nobody needs any more.",
        (".streamlit/config.toml#postScriptGC",),
        "test_after_each_run_everybody_waits_for_a_full_collection",
    ),
    Gap(
        "Streamlit's page holds a script in its own text, which a policy against foreign scripts must name.",
        ("pages/endpoints/access/headers.py#inline_script_hashes",),
        "test_the_page_holds_a_script_that_a_policy_must_name",
    ),
    Gap(
        "The server tells its figures to whoever asks, and that cannot be switched off.",
        ("pages/endpoints/access/guard.py#CLOSED",),
        "test_the_server_tells_its_figures_to_whoever_asks",
    ),
    Gap(
        "Files that a screen offers may be kept by anybody on the way.",
        ("pages/endpoints/access/guard.py#no-store",),
        "test_files_that_a_screen_offers_may_be_kept_by_anybody_on_the_way",
    ),
)
