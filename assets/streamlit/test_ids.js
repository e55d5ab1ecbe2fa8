/** The parts of Streamlit's page that scripts look for, by their `data-testid`; what each is says `test_ids.py` of the gaps. */
export const PART = {
  app: "stApp",
  main: "stMain",
  sidebar: "stSidebar",
  sidebarCollapseButton: "stSidebarCollapseButton",
  expandSidebarButton: "stExpandSidebarButton",
  skipToContent: "stSkipToContent",
  inputInstructions: "InputInstructions",
  fileUploader: "stFileUploader",
  fileUploaderDropzone: "stFileUploaderDropzone",
  selectbox: "stSelectbox",
  selectboxDropdown: "stSelectboxVirtualDropdown",
  multiSelectDropdown: "stMultiSelectDropdown",
  html: "stHtml",
  component: "stBidiComponent",
};

/** The selector of a part. */
export const partNamed = (name) => `[data-testid="${name}"]`;
