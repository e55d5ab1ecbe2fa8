/** Who says a note: one of the people who take part, a department, or nobody in particular. */
import { make } from "../sync/dom.js";

const PERSON = "person:"; // before the id of a person, in the value of an option

/** A choice of who says a note; `said` is {department, member} as it is, `onchange` hears of another choice. */
export function makeAuthors(board, said, onchange) {
  const { texts, data, facts } = board;
  const before = { department: said.department ?? "", member: said.member ?? null };
  let value = valueOf(before);
  let filled = "";
  const element = make("select", { "aria-label": texts.author, onchange: chosen });
  const group = (label, options) => make("optgroup", { label }, ...options.map(([id, name]) => make("option", { value: id, text: name })));

  function fill() {
    const people = facts.people();
    const now = JSON.stringify(people);
    if (now !== filled) {
      filled = now;
      element.replaceChildren(
        make("option", { value: "", text: texts.no_department }),
        group(texts.departments, data.departments.map(({ id, name }) => [id, name])),
        ...(people.length ? [group(texts.people, people.map((person) => [PERSON + person.id, named(person)]))] : []),
      );
    }
    element.value = [...element.options].some((option) => option.value === value) ? value : before.department;
  }

  function named({ name, department }) {
    return department ? `${name} · ${board.department(department)}` : name;
  }

  function chosen() {
    value = element.value;
    onchange(value);
  }

  fill();
  return {
    element,
    fill,
    /** {department, member} as it is now chosen; what nobody has changed stays as it was. */
    said() {
      if (value === valueOf(before)) return before;
      const person = facts.people().find(({ id }) => PERSON + id === value);
      if (person) return { department: person.department, member: person.id };
      return { department: value.startsWith(PERSON) ? "" : value, member: null };
    },
    take(next) {
      value = next;
      fill();
    },
  };
}

/** Who wrote a note, with the department; null where that is not known. */
export function writerOf(board, { member, department }) {
  const name = board.facts.nameOf(member);
  return name && department ? `${name}, ${board.department(department)}` : name;
}

function valueOf({ department, member }) {
  return member ? PERSON + member : department;
}
