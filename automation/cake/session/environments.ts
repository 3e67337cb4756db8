import { loadEnvironment, readAll } from "../../../layers/environment";
import type { LoadedEnvironment } from "../../../stacks/_settings/load/loadEnvironment";
import { loadPlace, type Place } from "../../../stacks/_settings/load/place";
import type { Overlaid } from "../../../stacks/_settings/reading/overlays";

/** An environment that a run works on. Its settings are read when they are first asked for, and then kept. */
export interface RunEnvironment {
    readonly name: string;
    /** Where it lives and who may touch it; the settings of its layers may be wrong. Throws a SettingsError. */
    readonly place: () => Place;
    /** All its settings, checked. Throws a SettingsError. */
    readonly load: () => LoadedEnvironment;
}

/** The environments of a project, as one command sees them: their files are laid over each other once. */
export class Environments {
    readonly #known = new Map<string, RunEnvironment>();
    readonly #all: () => readonly Overlaid[];

    constructor(readonly root: string) {
        this.#all = once(() => readAll(root));
    }

    /** The environment with a name; nothing is read yet. */
    of(name: string): RunEnvironment {
        const known = this.#known.get(name) ?? {
            name,
            place: once(() => loadPlace(this.root, name)),
            load: once(() => loadEnvironment(this.root, name, this.#all)),
        };
        this.#known.set(name, known);
        return known;
    }
}

/** What a function returns, found once; what it throws is thrown again. */
function once<T>(find: () => T): () => T {
    let done: { readonly value: T } | undefined;
    return () => (done ??= { value: find() }).value;
}
