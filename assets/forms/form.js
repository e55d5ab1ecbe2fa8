/**
 * The form that saves itself: groups of fields, each bound to values of a thing of the workshop.
 *
 * A rerun of the page hands in the same data again; what stands is then updated in place, never built anew, and a field
 * in use is left alone. The form outlives its component, so that moving it on the page loses neither focus nor text.
 */
function canvasForm({ workshop, language, revision }) {
  const outbox = canvasOutbox(workshop, language);
  let data = { texts: {}, groups: [], things: {} };
  let tell = () => {};
  const texts = new Proxy({}, { get: (_, name) => data.texts[name] ?? "" });
  const telling = canvasTelling(() => data.revision, (newest) => tell("saved", newest));
  const store = canvasBindings(outbox, workshop, telling.soon);
  const { kinds, node, grow } = canvasKinds(texts);
  const groups = new Map(); // key -> {element, form, units, head}
  const state = node("p", { class: "state", role: "status" });
  const list = node("div", { class: "groups" });
  const foot = node("div", { class: "foot" });
  const unitOf = canvasUnits({ kinds, node, texts, store, groups });
  const growing = canvasGrowing({ outbox, node, texts, store, groups, arrange, focusGroup, changed: telling.soon, told: () => data.list });
  const root = node("div", { class: "form", onkeydown: shortcut }, state, list, growing.undo, foot);

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
    return data.list ? [...data.groups, ...growing.groups()] : data.groups;
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
      const unit = unitOf(field, group);
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
    if (group.row) growing.dressTools(made, group.row);
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

  // --- the foot and the state of saving ------------------------------------------------------------------------------

  function dressFoot() {
    const signature = JSON.stringify([data.actions, data.list?.add, data.list?.placeholder]);
    if (foot.dataset.signature === signature) return;
    foot.dataset.signature = signature;
    const buttons = (data.actions ?? []).map((action) =>
      node("button", { type: "button", class: action.strong ? "strong" : "plain", onclick: () => act(action.key) }, action.label),
    );
    foot.replaceChildren(data.list ? growing.adder() : "", node("div", { class: "actions" }, ...buttons));
  }

  function act(key) {
    store.flush();
    tell("action", { key, at: Date.now() });
  }

  let lastState = null;

  function dressState(now) {
    lastState = now;
    if (!now) return;
    const clock = now.savedAt?.toLocaleTimeString(data.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const words = {
      saved: clock ? texts.savedAt.replace("{time}", clock) : "",
      saving: texts.saving,
      offline: now.message || texts.offline.replace("{count}", now.pending),
      refused: clock ? texts.savedAt.replace("{time}", clock) : "",
    }[now.state];
    state.textContent = words;
    state.className = `state ${now.state}`;
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
      telling.soon(event.revision);
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
      telling.close();
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
