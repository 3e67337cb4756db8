import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder for a test, with scripts that pretend to be programs; no program of this machine is on its PATH. */
export interface FakeMachine {
    readonly root: string;
    readonly env: NodeJS.ProcessEnv;
    /** Writes an executable shell script. */
    script(path: string, text: string): string;
    /** Writes an engine that says its version, and notes that it was asked. */
    engine(path: string, version: string): string;
    remove(): void;
}

/** Makes a fake machine: PATH is its `bin`, its home is `home`. */
export function fakeMachine(): FakeMachine {
    const root = mkdtempSync(join(tmpdir(), "machine-"));
    const script = (path: string, text: string): string => {
        const file = join(root, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `#!/bin/sh\n${text}\n`);
        chmodSync(file, 0o755);
        return file;
    };
    return {
        root,
        env: { PATH: join(root, "bin"), HOME: join(root, "home") },
        script,
        engine: (path, version) => script(path, `echo asked >> "${root}/asked"\necho v${version}`),
        remove: () => {
            rmSync(root, { recursive: true });
        },
    };
}
