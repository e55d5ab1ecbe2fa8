/**
 * The form that saves itself: groups of fields, each bound to values of a thing of the workshop.
 *
 * A rerun of the page hands in the same data again; what stands is then updated in place, never built anew, and a field
 * in use is left alone. The form outlives its component, so that moving it on the page loses neither focus nor text.
 */
function canvasForm({ workshop, language, revision }) {
  const outbox = canvasOutbox(workshop, language);
  const TOLD = 1000; // milliseconds after the last saved change before the page works its figures out again
  let data = { texts: {}, groups: [], things: {} };
  let tell = () => {};
  let told = null;
  const texts = new Proxy({}, { get: (_, name) => data.texts[name] ?? "" });
  const store = canvasBindings(outbox, workshop, () => tellSoon());
  const { kinds, node, grow } = canvasKinds(texts);
  const groups = new Map(); // key -> {element, form, units, head}
  const state = node("p", { class: "state", role: "status" });
  const list = node("div", { class: "groups" });
  const foot = node("div", { class: "foot" });
  const undo = node("div", { class: "undo", role: "status" });
  const root = node("div", { class: "form", onkeydown: shortcut }, state, list, undo, foot);

  // --- what the page asks for --------------------------------------------------------------------------------------

  function update(next, trigger) {
    const focusAsked = next.focus?.token !== data.focus?.token ? next.focus : null;
    data = next;
    tell = trigger;
    for (const [id, thing] of Object.entries(data.things)) store.learn(id, thing);
    arrange();
    dressFoot();
    dressState(lastState);
    if (focusAsked) requestAnimationFrame(() => focusGroup(focusAsked.group));
  }

  function wanted() {
    if (!data.list) return data.groups;
    const rows = [...store.things.values()].filter((thing) => thing.kind === data.list.kind && thing.values && !gone.has(thing.id));
    rows.sort((a, b) => (a.values.position ?? 0) - (b.values.position ?? 0) || a.id.localeCompare(b.id));
    return [...data.groups, ...rows.map((row, index) => instance(row.id, index, rows))];
  }

  function instance(id, index, rows) {
    const copy = JSON.parse(JSON.stringify(data.list.template).replaceAll('"@"', JSON.stringify(id)));
    return { ...copy, key: id, badges: data.list.badges?.[id] ?? [], row: { id, index, ids: rows.map((row) => row.id) } };
  }

  function arrange() {
    const all = wanted();
    const keys = new Set(all.map((group) => group.key));
    for (const [key, group] of groups) if (!keys.has(key)) drop(key, group);
    all.forEach((group, index) => {
      const shape = JSON.stringify({ ...group, badges: null, suggest: null, row: null });
      let made = groups.get(group.key);
      if (made && made.shape !== shape) {
        drop(group.key, made);
        made = null;
      }
      if (!made) {
        made = build(group, shape);
        groups.set(group.key, made);
      }
      if (list.children[index] !== made.element) list.insertBefore(made.element, list.children[index] ?? null);
      dress(made, group);
    });
    list.querySelector(".nothing")?.remove();
    if (data.list && !all.some((group) => group.row)) list.append(node("p", { class: "nothing" }, data.list.nothing));
  }

  function drop(key, group) {
    group.units.forEach((unit) => store.release(unit.binding));
    group.element.remove();
    groups.delete(key);
  }

  // --- groups --------------------------------------------------------------------------------------------------------

  function build(group, shape) {
    if (group.heading) return buildHeading(group, shape);
    const title = node("span", { class: "title" }, group.title ?? "");
    const badges = node("div", { class: "badges" });
    const tools = node("div", { class: "tools" });
    const head = node(
      `h${data.heading}`,
      { id: `t-${group.key}` },
      group.number ? node("span", { class: "number" }, group.number) : "",
      title,
    );
    const made = { shape, form: group, title, badges, tools, units: [] };
    const details = (group.details ?? []).map((each) => node("p", { class: "detail" }, node("b", {}, each.label), ` ${each.text}`));
    made.element = node(
      "section",
      { class: `group ${group.quiet ? "quiet" : ""} ${group.compact ? "compact" : ""} ${group.narrow ? "narrow" : ""}`, "data-key": group.key, "aria-labelledby": `t-${group.key}` },
      node("div", { class: "head" }, head, tools),
      group.text ? node("p", { class: "hint" }, group.text) : "",
      details.length ? node("div", { class: "details" }, ...details) : "",
      badges,
    );
    const rows = new Map();
    for (const field of group.fields) {
      const unit = makeUnit(field, group);
      made.units.push(unit);
      const row = field.row ?? field.names[0];
      if (!rows.has(row)) {
        rows.set(row, node("div", { class: "row" }));
        made.element.append(rows.get(row));
      }
      rows.get(row).append(unit.element);
    }
    made.units.forEach((unit) => unit.redraw());
    return made;
  }

  function buildHeading(group, shape) {
    const text = group.text ? node("p", { class: "hint" }, group.text) : "";
    return { shape, form: group, units: [], element: node("div", { class: "between" }, node("h2", {}, group.title), text) };
  }

  function dress(made, group) {
    made.form = group;
    if (group.heading) return;
    if (group.titleField) made.title.textContent = store.things.get(group.key)?.values?.[group.titleField] ?? "";
    made.badges.replaceChildren(...(group.badges ?? []).map((badge) => node("span", { class: `badge ${badge.tone ?? ""}` }, badge.text)));
    made.badges.append(...(group.suggest ?? []).map((suggest) => suggestion(made, suggest)));
    made.badges.hidden = !made.badges.childNodes.length;
    if (group.row) dressTools(made, group.row);
    made.units.forEach((unit) => unit.show());
  }

  function suggestion(made, suggest) {
    const take = () => {
      const unit = made.units.find((each) => each.field.names.includes(suggest.field));
      store.write(unit.binding, suggest.set, 0);
      unit.redraw();
    };
    return node("button", { type: "button", class: "plain", onclick: take }, suggest.label);
  }

  // --- one field -------------------------------------------------------------------------------------------------------

  let count = 0;

  function makeUnit(field, group) {
    count += 1;
    const ids = { label: `l${count}`, control: `c${count}`, message: `m${count}` };
    const message = node("div", { class: "message", id: ids.message });
    const unit = { field, group, show: () => {}, redraw: () => {} };
    const write = (values, rest, option) => {
      store.write(unit.binding, values, rest);
      if (option?.others) giveWay(option.others);
      unit.redraw();
      for (const other of groups.get(group.key)?.units ?? []) other.show();
    };
    unit.kind = kinds[field.as](field, ids, write);
    const isPick = field.as === "pick";
    const label = field.label
      ? node(isPick ? "span" : "label", { id: ids.label, for: isPick ? null : ids.control, class: "label" }, field.label)
      : node("span", { id: ids.label, class: "unseen" }, group.title ?? "");
    unit.element = node("div", { class: `field as-${field.as} ${field.wide ? "wide" : ""}` }, label, field.hint ? node("p", { class: "hint", id: `${ids.label}h` }, field.hint) : "", unit.kind.control, message);
    if (!field.label && !isPick) unit.kind.control.setAttribute("aria-label", field.placeholder ?? group.title);
    unit.kind.control.addEventListener("focusout", () => requestAnimationFrame(() => store.left(unit.binding)));
    unit.show = () => (unit.element.hidden = !visible(field, unit));
    unit.redraw = () => {
      unit.kind.show(store.shown(unit.binding));
      unit.show();
      mark();
    };

    function mark() {
      const { binding } = unit;
      const bad = binding.fault || binding.conflict;
      unit.element.classList.toggle("faulty", Boolean(bad));
      if (!isPick) unit.kind.control.setAttribute("aria-invalid", String(Boolean(bad)));
      if (binding.conflict) return message.replaceChildren(conflict(unit));
      if (binding.fault) return message.replaceChildren(node("p", { class: "fault", role: "alert" }, binding.fault.message));
      const words = binding.sending || binding.timer || binding.typed ? texts.saving : binding.saved ? texts.saved : "";
      message.replaceChildren(words ? node("p", { class: "quietly" }, words) : "");
    }

    unit.binding = store.bind(field.thing, field.names, () => unit.redraw());
    unit.binding.mark = mark;
    return unit;
  }

  /** Choosing one of several takes the choice back from the others. */
  function giveWay(others) {
    for (const group of groups.values()) {
      for (const unit of group.units) {
        if (!others.things.includes(unit.binding.id) || !unit.field.names.includes(others.name)) continue;
        if (store.shown(unit.binding)[others.name] !== others.from) continue;
        store.write(unit.binding, { [others.name]: others.to }, 0);
        unit.redraw();
      }
    }
  }

  /** Some fields ask further only after a certain answer; one that holds text stays. */
  function visible(field, unit) {
    if (!field.when) return true;
    if (Object.values(store.shown(unit.binding) ?? {}).some((value) => value !== null && value !== "")) return true;
    const holder = (groups.get(unit.group.key)?.units ?? []).find((each) => each.field.names.includes(field.when.name));
    const value = (holder ? store.shown(holder.binding) : (store.things.get(field.thing)?.values ?? {}))[field.when.name];
    return field.when.least === undefined ? field.when.is.includes(value) : typeof value === "number" && value >= field.when.least;
  }

  function conflict(unit) {
    const { current } = unit.binding.conflict;
    const theirs = Object.fromEntries(unit.field.names.map((name) => [name, current?.[name] ?? null]));
    const mine = store.shown(unit.binding);
    const button = (words, choice, joined) =>
      node("button", { type: "button", class: "plain", onclick: () => store.resolve(unit.binding, choice, joined) }, words);
    return node(
      "div",
      { class: "conflict", role: "alert" },
      node("p", {}, current === null ? texts.deletedMeanwhile : texts.conflict),
      current === null ? "" : node("dl", {}, node("dt", {}, texts.theirs), node("dd", {}, unit.kind.said(theirs)), node("dt", {}, texts.mine), node("dd", {}, unit.kind.said(mine))),
      button(current === null ? texts.bringBack : texts.keepMine, "mine"),
      current === null ? "" : button(texts.takeTheirs, "theirs"),
      current !== null && unit.kind.join ? button(texts.keepBoth, "both", unit.kind.join(theirs, mine)) : "",
    );
  }

  // --- a list that people make longer, shorter and reorder -----------------------------------------------------------

  const gone = new Set();

  function dressTools(made, row) {
    const tool = (words, act, off) =>
      node("button", { type: "button", class: "tool", "aria-label": words, title: words, disabled: off, onclick: act }, icon(words));
    const icon = (words) => ({ [texts.up]: "↑", [texts.down]: "↓", [texts.remove]: "×" })[words];
    const signature = `${row.index}/${row.ids.length}/${texts.up}`;
    if (made.tools.dataset.signature === signature) return;
    made.tools.dataset.signature = signature;
    made.tools.replaceChildren(
      data.list.ordered ? tool(texts.up, () => shift(row, -1), row.index === 0) : "",
      data.list.ordered ? tool(texts.down, () => shift(row, 1), row.index === row.ids.length - 1) : "",
      tool(texts.remove, () => remove(row.id), false),
    );
  }

  async function shift(row, by) {
    const ids = row.ids.filter((id) => id !== row.id);
    ids.splice(row.index + by, 0, row.id);
    const moved = ids.map((id, position) => [id, position]).filter(([id, position]) => store.things.get(id).values.position !== position);
    const sent = moved.map(([id, position]) => {
      const thing = store.things.get(id);
      const seen = { position: thing.values.position };
      const base = thing.version;
      thing.values = { ...thing.values, position };
      return outbox.send({ verb: "put", kind: thing.kind, id, values: { position }, base, seen });
    });
    arrange();
    groups.get(row.id)?.tools.querySelector(by < 0 ? "button" : "button:nth-child(2)")?.focus();
    await Promise.all(sent);
    tellSoon();
  }

  async function remove(id) {
    const thing = store.things.get(id);
    const name = thing.values[data.list.template.titleField] ?? "";
    gone.add(id);
    arrange();
    const back = node("button", { type: "button", class: "plain", onclick: () => restore(id) }, texts.undo);
    undo.replaceChildren(node("span", {}, texts.removed.replace("{name}", name)), back);
    back.focus();
    const result = await outbox.send({ verb: "hide", kind: thing.kind, id, base: thing.version, seen: thing.values });
    if (result.ok) tellSoon();
    else {
      gone.delete(id);
      undo.replaceChildren(node("span", { class: "fault" }, result.message ?? ""));
      arrange();
    }
  }

  async function restore(id) {
    undo.replaceChildren();
    const result = await outbox.send({ verb: "restore", kind: data.list.kind, id });
    gone.delete(id);
    for (const row of result.rows ?? []) store.learn(row.id, { kind: data.list.kind, ...row });
    if (!result.ok) undo.replaceChildren(node("span", { class: "fault" }, result.message ?? ""));
    arrange();
    focusGroup(id);
    tellSoon();
  }

  function adder() {
    const input = node("input", { type: "text", class: "control", placeholder: data.list.placeholder, "aria-label": data.list.add, autocomplete: "off" });
    const fault = node("p", { class: "fault", role: "alert" });
    const form = node("form", { class: "adder" }, input, node("button", { type: "submit", class: "strong" }, data.list.add), fault);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const name = input.value.trim();
      if (!name) return input.focus();
      const id = outbox.newId();
      const values = { [data.list.template.titleField]: name };
      const rows = [...store.things.values()].filter((thing) => thing.kind === data.list.kind);
      if (data.list.ordered) values.position = Math.max(-1, ...rows.map((thing) => thing.values?.position ?? 0)) + 1;
      fault.textContent = "";
      const result = await outbox.send({ verb: "put", kind: data.list.kind, id, values, base: null, seen: {} });
      if (!result.ok) return (fault.textContent = result.message ?? "");
      if (input.value.trim() === name) input.value = "";
      for (const row of result.rows ?? []) store.learn(row.id, { kind: data.list.kind, ...row });
      arrange();
      tellSoon();
      focusGroup(id, 1);
    });
    return form;
  }

  // --- the foot and the state of saving ------------------------------------------------------------------------------

  function dressFoot() {
    const signature = JSON.stringify([data.actions, data.list?.add, data.list?.placeholder]);
    if (foot.dataset.signature === signature) return;
    foot.dataset.signature = signature;
    const buttons = (data.actions ?? []).map((action) =>
      node("button", { type: "button", class: action.strong ? "strong" : "plain", onclick: () => act(action.key) }, action.label),
    );
    foot.replaceChildren(data.list ? adder() : "", node("div", { class: "actions" }, ...buttons));
  }

  function act(key) {
    store.flush();
    tell("action", { key, at: Date.now() });
  }

  let lastState = null;

  function dressState(now) {
    lastState = now;
    if (!now) return;
    const clock = now.savedAt?.toLocaleTimeString(data.language, { hour: "2-digit", minute: "2-digit" });
    const words = {
      saved: clock ? texts.savedAt.replace("{time}", clock) : "",
      saving: texts.saving,
      offline: now.message || texts.offline.replace("{count}", now.pending),
      refused: clock ? texts.savedAt.replace("{time}", clock) : "",
    }[now.state];
    state.textContent = words;
    state.className = `state ${now.state}`;
  }

  function tellSoon() {
    clearTimeout(told);
    told = setTimeout(() => tell("saved", Date.now()), TOLD);
  }

  // --- keyboard --------------------------------------------------------------------------------------------------------

  function shortcut(event) {
    const element = event.target.closest(".group");
    const made = element && groups.get(element.dataset.key);
    if (!made) return;
    const writing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.matches("[role=radio]"))) {
      event.preventDefault();
      focusNext(made.form.key);
    } else if (!writing && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1) {
      const unit = made.units.find((each) => each.kind.press && each.field.options.some((option) => option.key === event.key));
      if (unit?.kind.press(event.key)) event.preventDefault();
    }
  }

  function focusNext(key) {
    const keys = [...list.querySelectorAll(".group")].map((element) => element.dataset.key);
    const next = keys[keys.indexOf(key) + 1];
    if (next) focusGroup(next);
    else (foot.querySelector("button.strong") ?? foot.querySelector("button"))?.focus();
  }

  function focusGroup(key, unit = 0) {
    const made = groups.get(key);
    if (!made) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    made.element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    (made.units[unit] ?? made.units[0])?.kind.control.querySelector("[tabindex='0']")?.focus({ preventScroll: true }) ??
      made.units[unit]?.kind.focus();
  }

  // --- life ------------------------------------------------------------------------------------------------------------

  const off = [
    outbox.onState((now) => dressState(now)),
    outbox.onChange((event) => {
      for (const row of event.rows ?? []) {
        if (row.values === null) {
          if (store.things.has(row.id) && !store.lose(row.id, row.version) && data.list?.kind === row.kind) arrange();
        } else if (store.things.has(row.id) || data.list?.kind === row.kind) {
          store.learn(row.id, row);
          if (data.list?.kind === row.kind) arrange();
        }
      }
      tellSoon();
    }, revision),
    outbox.onRefusal((kept) => store.returned(kept)),
  ];
  const leave = () => store.flush();
  window.addEventListener("pagehide", leave, { capture: true });
  document.addEventListener("visibilitychange", leave);
  outbox.ready.then(() => store.recoverAll());

  return {
    root,
    update,
    grown: () => list.querySelectorAll("textarea").forEach(grow),
    leave() {
      store.flush();
      tell = () => {};
    },
    close() {
      store.flush();
      off.forEach((stop) => stop());
      clearTimeout(told);
      window.removeEventListener("pagehide", leave, { capture: true });
      document.removeEventListener("visibilitychange", leave);
    },
  };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const KEPT = 5000; // milliseconds a form waits for its component to come back
  const forms = (window.canvasForms ??= new Map());
  const key = `${data.workshop}:${data.key}`;
  let held = forms.get(key);
  if (!held) {
    held = { form: canvasForm(data), leaving: null };
    forms.set(key, held);
  }
  clearTimeout(held.leaving);
  held.leaving = null;
  if (held.form.root.getRootNode() !== parentElement && held.form.root.parentNode !== parentElement) {
    parentElement.append(held.form.root);
  }
  held.form.update(data, setTriggerValue);
  requestAnimationFrame(() => held.form.grown());
  return () => {
    held.form.leave();
    held.leaving = setTimeout(() => {
      held.form.close();
      forms.delete(key);
    }, KEPT);
  };
}
