import { expect } from "chai";
import fs from "node:fs";
import { Environments } from "../../../../automation/cake/session/environments";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";

/** A project with so many sandboxes. */
function projectOf(count: number): { readonly root: string; readonly names: readonly string[] } {
    const names = Array.from({ length: count }, (_, index) => `sandbox-${String(index)}`);
    const files = names.map((name, index) => [
        `${name}/stack.yaml`,
        leastSandbox.replace("10.200", `10.${String(index + 1)}`),
    ]);
    return { root: settingsProject(Object.fromEntries(files) as Record<string, string>), names };
}

/** How many files are read while something is done. */
function readsOf(work: () => void): number {
    const { readFileSync } = fs;
    let count = 0;
    fs.readFileSync = ((...args: Parameters<typeof readFileSync>) => {
        count += 1;
        return readFileSync(...args);
    }) as typeof readFileSync;
    try {
        work();
    } finally {
        fs.readFileSync = readFileSync;
    }
    return count;
}

function readsOfAll(count: number): number {
    const { root, names } = projectOf(count);
    const environments = new Environments(root);
    return readsOf(() => {
        for (const name of names) environments.of(name).load();
    });
}

describe("the environments of a project, for one command,", () => {
    it("are read once each, however many are loaded", () => {
        expect(readsOfAll(5)).to.be.above(5);
        expect(readsOfAll(20)).to.equal(4 * readsOfAll(5));
    });

    it("are not read again for a second question", () => {
        const { root } = projectOf(1);
        const environment = new Environments(root).of("sandbox-0");
        const first = [environment.place(), environment.load()];
        const again = readsOf(() => {
            expect([environment.place(), environment.load()]).to.deep.equal(first);
        });
        expect(again).to.equal(0);
    });

    it("are the same objects for whoever asks by name", () => {
        const environments = new Environments(projectOf(1).root);
        expect(environments.of("sandbox-0")).to.equal(environments.of("sandbox-0"));
    });

    it("say what is wrong with their settings each time they are asked", () => {
        const root = settingsProject({ "one/stack.yaml": `${leastSandbox}nonsense: 1\n` });
        const environment = new Environments(root).of("one");
        expect(() => environment.load()).to.throw("nonsense");
        expect(() => environment.load()).to.throw("nonsense");
        expect(environment.place().name).to.equal("one");
    });
});
