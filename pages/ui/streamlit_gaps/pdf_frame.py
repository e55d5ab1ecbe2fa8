"""A frame of Streamlit's is always sandboxed, and browsers show no PDF in a sandbox.

The report screen shows the report as it will be printed. `st.iframe` cannot do without its sandbox, and `st.pdf` wants a
package of its own. So a component (`assets/streamlit/pdf_frame.js`) brings a frame that is not sandboxed; what stands in it is
ours, and the server's headers let nothing else in.

Needed in Streamlit 1.67.0. Once `st.iframe` can be had without a sandbox, this module, `pdf_frame.js` and `pdf_frame.css` can go.
"""

from pages.ui.components import component

_frame = component("report_preview", "streamlit/pdf_frame.js", "streamlit/pdf_frame.css")


def pdf_frame(address: str, title: str, *, key: str) -> None:
    """Show a PDF of our own server; `title` says to screen readers what it is."""
    _frame(key=key, data={"address": address, "title": title})
