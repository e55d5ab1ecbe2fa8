"""The parts of Streamlit's page that our styles, scripts and tests look for: the one list of their `data-testid`s.

Streamlit promises none of these names. Styles write them as they are, scripts take them from `assets/streamlit/test_ids.js`, and
tests from here; tests hold all three to this list, and this list to the real page.
"""

from enum import StrEnum
from typing import Self


class Part(StrEnum):
    """A `data-testid` of Streamlit's page, what it is, and in which state of the page it is there (empty: always)."""

    what: str
    state: str

    def __new__(cls, test_id: str, what: str, state: str = "") -> Self:
        """A name that knows what it stands for."""
        part = str.__new__(cls, test_id)
        part._value_ = test_id
        part.what = what
        part.state = state
        return part

    APP = "stApp", "the whole page; also a class, and the element that says whether a run is under way"
    SKIP_TO_CONTENT = "stSkipToContent", "the first link, for who uses the keyboard"
    VIEW = "stAppViewContainer", "everything but the header"
    HEADER = "stHeader", "the strip along the top, empty but for the button that opens the menu"
    LOGO_SPACER = "stLogoSpacer", "the place of a logo that we do not have"
    MAIN = "stMain", "what scrolls beside the menu"
    MAIN_BLOCK = "stMainBlockContainer", "the column in it that holds a screen"

    SIDEBAR = "stSidebar", "the menu at the left"
    SIDEBAR_HEADER = "stSidebarHeader", "its top, with the button that closes it"
    SIDEBAR_CONTENT = "stSidebarContent", "all that is in it"
    SIDEBAR_USER_CONTENT = "stSidebarUserContent", "what we put there"
    SIDEBAR_COLLAPSE_BUTTON = "stSidebarCollapseButton", "closes it", "wide"
    EXPAND_SIDEBAR_BUTTON = "stExpandSidebarButton", "opens it while it is closed", "phone"

    VERTICAL_BLOCK = "stVerticalBlock", "elements below each other"
    HORIZONTAL_BLOCK = "stHorizontalBlock", "elements beside each other", "home"
    COLUMN = "stColumn", "one of several beside each other", "home"
    LAYOUT_WRAPPER = "stLayoutWrapper", "what stands around each block of elements"
    END_OF_PAGE = "stAppIframeResizerAnchor", "the end of the page, for a frame that fits itself to it"
    ELEMENT = "stElementContainer", "what stands around each element"
    MARKDOWN = "stMarkdownContainer", "text of a label", "home"
    CHART = "stPlotlyChart", "a chart", "chart"
    SKELETON = "stSkeleton", "the place of what is still fetched", "fetching"
    HTML = "stHtml", "HTML of ours"
    COMPONENT = "stBidiComponent", "how the names of the places of our components begin"
    ICON = "stIconMaterial", "a symbol"
    PAGE_LINK = "stPageLink", "what stands around a link to a screen; also a class"
    PAGE_LINK_ANCHOR = "stPageLink-NavLink", "a link to a screen"
    BUTTON = "stButton", "what stands around a button", "home"
    POPOVER = "stPopover", "what stands around such a button and what it opens", "home"
    POPOVER_BUTTON = "stPopoverButton", "a button that opens something small", "home"
    POPOVER_BODY = "stPopoverBody", "what it opens", "popover"
    BUTTON_GROUP = "stButtonGroup", "buttons of which one is chosen", "home"
    DIALOG = "stDialog", "a dialog and what lies behind it", "dialog"

    FORM = "stForm", "a form", "form"
    FORM_SUBMIT_BUTTON = "stFormSubmitButton", "its button that saves", "form"
    TEXT_INPUT = "stTextInput", "a field for a line of text", "form"
    SELECTBOX = "stSelectbox", "a field in which one thing is chosen from a list", "form"
    MULTISELECT = "stMultiSelect", "a field in which several things are chosen", "form"
    MULTISELECT_TAGS = "stMultiSelectTagsContainer", "what is chosen in it", "form"
    INPUT_INSTRUCTIONS = "InputInstructions", "the hint at a field in which one writes", "writing"
    SELECTBOX_DROPDOWN = "stSelectboxVirtualDropdown", "the open list of a field in which one thing is chosen", "list"
    MULTISELECT_DROPDOWN = "stMultiSelectDropdown", "the open list of a field in which several are chosen", "lists"

    FILE_UPLOADER = "stFileUploader", "a field for a file", "popover"
    FILE_UPLOADER_DROPZONE = "stFileUploaderDropzone", "where a file is dropped", "popover"
    FILE_UPLOADER_INSTRUCTIONS = "stFileUploaderDropzoneInstructions", "how large it may be, in English", "popover"
    FILE_CHIP = "stFileChip", "a file that was dropped", "refused file"
    TOOLTIP_ERROR = "stTooltipErrorContent", "why it was refused, while one points at it", "refused file"


ATTRIBUTES = {
    "data-test-script-state": "on the page: whether a run is under way",
    "data-test-connection-state": "on the page: whether the server is there",
    "data-stale": "on an element that is about to be replaced",
    "data-collapsed": "on the menu: whether it is closed",
}
"""Attributes by which Streamlit's page says how it stands."""
