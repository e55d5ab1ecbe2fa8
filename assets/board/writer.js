/** Writing fields: the one under every block, and the one a note turns into while it is edited. */

const NOTE_LIMIT = 2000;

/** A field that grows with its text: Enter saves, Shift+Enter is a new line, Escape cancels. */
function makeField({ label, value, placeholder, onsave, oncancel, oninput, describedby }) {
  const field = make("textarea", {
    rows: 1,
    dir: "auto",
    "aria-label": label,
    "aria-describedby": describedby,
    placeholder,
    autocomplete: "off",
    oninput: () => {
      grow(field);
      oninput(field.value);
    },
    onkeydown: (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        onsave();
      } else if (event.key === "Escape" && oncancel) {
        event.preventDefault();
        oncancel();
      }
    },
  });
  field.value = value;
  return field;
}

function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function makeDepartments(board, chosen, onchange) {
  const options = board.data.departments.map(({ id, name }) => make("option", { value: id, text: name, selected: id === chosen }));
  return make("select", { "aria-label": board.texts.department, onchange }, ...options);
}

/** The always visible field under a block. */
function makeWriter(board, block) {
  const { texts, drafts, facts, outbox } = board;
  const label = fill(texts.write_in, { block: block.name });
  const fault = make("p", { class: "fault", role: "alert", id: `fault-${block.id}` });
  const field = makeField({
    label,
    value: drafts.of(block.id)?.text ?? "",
    placeholder: block.prompt,
    describedby: `${fault.id} field-keys`,
    onsave: save,
    oninput: (text) => {
      drafts.keep(block.id, text ? { text } : null);
      blame("");
    },
  });
  const department = makeDepartments(board, remembered("department") ?? "other", () => {
    remembered("department", department.value);
    tint();
    for (const other of board.writers.values()) other.takeDepartment(department.value);
  });
  const button = make("button", { type: "submit", class: "primary", text: texts.add });
  const tools = make("div", { class: "tools" }, department, button);
  const element = make("form", { class: "writer", onsubmit: submit }, field, fault, tools);
  tint();
  field.addEventListener("focus", () => invite(true));
  field.addEventListener("blur", () => invite(false));

  /** In a narrow column the block's own question shows once somebody is about to write. */
  function invite(writing) {
    field.placeholder = writing || !board.isWide() ? block.prompt : `+ ${texts.write}`;
    grow(field);
  }

  function submit(event) {
    event.preventDefault();
    save();
  }

  function tint() {
    element.dataset.tint = board.tint(department.value);
  }

  function blame(message) {
    setText(fault, message);
    setAttribute(field, "aria-invalid", message ? "true" : null);
  }

  async function save() {
    const text = field.value;
    if (!text.trim()) return;
    const fits = [...text.trim()].length <= NOTE_LIMIT;
    if (fits) clear();
    field.focus();
    const id = outbox.newId();
    const notes = facts.notesByBlock().get(block.id) ?? [];
    const position = Math.floor(notes.at(-1)?.position ?? 0) + 1;
    board.showSoon(id);
    const result = await facts.put("note", id, { block: block.id, text, department: department.value, position });
    if (!result.ok) giveBack(text, result.message);
    else if (!fits && field.value === text) clear();
  }

  function clear() {
    field.value = "";
    drafts.keep(block.id, null);
    blame("");
    grow(field);
  }

  /** Put a refused text back into the field, before anything typed since. */
  function giveBack(text, message) {
    if (!field.value.includes(text)) field.value = [text, field.value].filter(Boolean).join("\n");
    drafts.keep(block.id, { text: field.value });
    blame(message ?? texts.refused);
    grow(field);
  }

  return {
    element,
    focus: () => field.focus(),
    giveBack,
    invite: () => invite(field.getRootNode().activeElement === field),
    takeDepartment: (id) => {
      department.value = id;
      tint();
    },
  };
}
