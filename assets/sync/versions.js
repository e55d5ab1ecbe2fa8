/** Which version of a thing followed which by this window's own changes. */
export function openVersions() {
  const successors = new Map(); // id -> (version seen -> version after this window's own change)
  return {
    /** This window's change has made `version` of a thing out of the one before. */
    follow(id, version) {
      const steps = successors.get(id) ?? new Map();
      steps.set(version === 1 ? null : version - 1, version);
      successors.set(id, steps);
    },
    /** The version a person has seen who saw `base` and then made only changes of this window. */
    seenFrom(id, base) {
      const steps = successors.get(id);
      let version = base;
      while (steps?.has(version)) version = steps.get(version);
      return version;
    },
  };
}
