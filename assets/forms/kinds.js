/** The kinds of field: each builds its control and says how to read, show and focus it. */
function canvasKinds(texts) {
  const REST = 500; // milliseconds without a key before what is typed is sent

  function node(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /** One of several options; each option sets one or more values. Arrow keys move and choose, Delete clears. */
  function pick(field, ids, write) {
    const buttons = field.options.map((option, index) =>
      node(
        "button",
        {
          type: "button",
          role: "radio",
          class: `option ${option.aside ? "aside" : ""}`,
          "aria-checked": "false",
          tabindex: "-1",
          "data-index": index,
          onclick: () => choose(index, 0, true),
          onkeydown: (event) => move(event, index),
        },
        option.mark === undefined ? "" : node("span", { class: "mark" }, String(option.mark)),
        node("span", { class: "words" }, option.name ? node("b", {}, option.name) : "", option.text ?? ""),
      ),
    );
    const main = node("div", { class: "main" }, ...buttons.filter((_, index) => !field.options[index].aside));
    const aside = buttons.filter((_, index) => field.options[index].aside);
    const control = node(
      "div",
      { role: "radiogroup", class: `pick ${field.look ?? "segments"}`, "aria-labelledby": ids.label },
      main,
      aside.length ? node("div", { class: "asides" }, ...aside) : "",
    );
    let chosen = -1;

    function choose(index, rest, again = false) {
      const clears = again && index === chosen && field.clear;
      write(clears ? field.clear : field.options[index].set, rest, clears ? null : field.options[index]);
    }

    function move(event, index) {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (step) {
        event.preventDefault();
        event.stopPropagation();
        const next = (index + step + buttons.length) % buttons.length;
        buttons[next].focus();
        choose(next, REST);
      } else if ((event.key === "Delete" || event.key === "Backspace") && field.clear) {
        event.preventDefault();
        write(field.clear, 0, null);
      }
    }

    return {
      control,
      show(values) {
        const fits = (wanted) => Object.entries(wanted).every(([name, value]) => (values[name] ?? null) === value);
        chosen = field.options.findIndex((option) => fits(option.set) || (option.also ?? []).some(fits));
        buttons.forEach((button, index) => {
          button.setAttribute("aria-checked", String(index === chosen));
          button.tabIndex = index === Math.max(chosen, 0) ? 0 : -1;
        });
      },
      focus: () => buttons[Math.max(chosen, 0)].focus(),
      press(key) {
        const index = field.options.findIndex((option) => option.key === key);
        if (index < 0) return false;
        buttons[index].focus();
        choose(index, 0);
        return true;
      },
      said(values) {
        const fits = (wanted) => Object.entries(wanted).every(([name, value]) => (values[name] ?? null) === value);
        const option = field.options.find((each) => fits(each.set));
        return option ? (option.name ?? option.text ?? "") : texts.nothing;
      },
    };
  }

  function typed(field, ids, write, control, { rest = REST, toValue = (text) => text, toText = (value) => value ?? "" } = {}) {
    const name = field.names[0];
    control.addEventListener("input", () => write({ [name]: toValue(control.value) }, rest));
    return {
      control,
      show(values) {
        const text = String(toText(values[name]));
        const inUse = control.getRootNode().activeElement === control;
        if (control.value === text || (inUse && control.value.trim() === text.trim())) return;
        const [start, end] = inUse && field.as !== "number" && field.as !== "date" ? [control.selectionStart, control.selectionEnd] : [];
        control.value = text;
        if (start !== undefined && control.setSelectionRange) control.setSelectionRange(start, end);
        grow(control);
      },
      focus: () => control.focus(),
      said: (values) => String(toText(values[name])) || texts.nothing,
      join: (theirs, mine) => ({ [name]: [theirs[name], mine[name]].filter(Boolean).join("\n") }),
    };
  }

  function grow(control) {
    if (control.tagName !== "TEXTAREA") return;
    control.style.height = "auto";
    if (control.scrollHeight) control.style.height = `${control.scrollHeight + 2}px`;
  }

  function attributes(field, ids) {
    return {
      id: ids.control,
      "aria-describedby": ids.message,
      placeholder: field.placeholder,
      autocomplete: "off",
      class: "control",
    };
  }

  const kinds = {
    pick,
    text: (field, ids, write) => typed(field, ids, write, node("input", { type: "text", ...attributes(field, ids) })),
    longtext(field, ids, write) {
      const control = node("textarea", { rows: field.rows ?? 1, ...attributes(field, ids) });
      control.addEventListener("input", () => grow(control));
      return typed(field, ids, write, control);
    },
    number: (field, ids, write) =>
      typed(
        field,
        ids,
        write,
        node("input", { type: "number", min: field.min, max: field.max, step: field.step ?? "any", ...attributes(field, ids) }),
        { toValue: (text) => (text === "" ? null : Number(text)) },
      ),
    date: (field, ids, write) =>
      typed(field, ids, write, node("input", { type: "date", ...attributes(field, ids) }), {
        toValue: (text) => text || null,
      }),
    select(field, ids, write) {
      const options = field.options.map((option) => node("option", { value: option.value }, option.name));
      return typed(field, ids, write, node("select", attributes(field, ids), ...options), { rest: 0 });
    },
    tick(field, ids, write) {
      const control = node("input", { type: "checkbox", ...attributes(field, ids) });
      const name = field.names[0];
      control.addEventListener("change", () => write({ [name]: control.checked }, 0));
      return {
        control,
        show: (values) => (control.checked = Boolean(values[name])),
        focus: () => control.focus(),
        said: (values) => (values[name] ? texts.yes : texts.no),
      };
    },
  };
  return { kinds, node, grow };
}
