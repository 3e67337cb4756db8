import { expect } from "chai";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { releaseLayers } from "../../../../automation/cake/lifecycle/releaseLayers";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { root } from "../../../support/project";
import { temporaryFolder } from "../../../support/temporaryFolder";

/** A project with what a release has of layers and settings: a table of two layers, and what reads their settings. */
function release(files: Readonly<Record<string, string>>): string {
    const project = temporaryFolder();
    writeFileSync(join(project, "package.json"), "{}");
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "junction");
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(project, path)), { recursive: true });
        writeFileSync(join(project, path), text);
    }
    return project;
}

const loadEnvironment = `
    export function loadEnvironment(root: string, name: string) {
        return { name, settings: { region: "here", lower: { size: 1 }, upperPart: { size: 2 } }, origins: new Map(), files: [] };
    }`;

const before = {
    cake: `export const cake = [
        { name: "lower", settingsKey: "lower", folder: "lower", reads: {}, load: async () => program },
        { name: "upper-part", settingsKey: "upperPart", folder: "upper-part", reads: { id: "lower" }, load: async () => program },
    ];
    const program = (given: object, below: object) => ({ given, below });`,
    settings: `${loadEnvironment}
    export function layerSettingsOf({ name, settings }: any, layer: string) {
        const byLayer: any = { lower: settings.lower, "upper-part": settings.upperPart };
        return { about: { environment: name }, settings: byLayer[layer] };
    }`,
};

const today = {
    cake: `export const cake = [
        { name: "lower", settingsKey: "lower", folder: "lower", reads: {}, gives: { id: { description: "" } }, load: async () => program },
        { name: "upper-part", settingsKey: "upperPart", folder: "upper-part", reads: { id: "lower" }, gives: {}, load: async () => program },
    ];
    const program = ({ below, ...given }: any) => ({ given, below });`,
    settings: `${loadEnvironment}
    export function layerSettingsOf({ name, settings }: any, { settingsKey }: any) {
        return { about: { environment: name }, settings: settings[settingsKey] };
    }`,
};

async function failure(project: string): Promise<string> {
    const error: unknown = await releaseLayers(pathsOf(project), "one").then(
        () => "nothing",
        (thrown: unknown) => thrown,
    );
    return String(error);
}

describe("the layers of a release", () => {
    for (const [of, cake, place, settings] of [
        ["today", today.cake, "layers/environment.ts", today.settings],
        ["the first days of December 2026", before.cake, "stacks/_settings/load/load.ts", before.settings],
        ["before December 2026", before.cake, "stacks/load.ts", before.settings],
    ] as const) {
        it(`of ${of} run with settings as that release reads them`, async () => {
            const project = release({ "layers/cake.ts": cake, [place]: settings });
            const { layers, loadEnvironment: load } = await releaseLayers(pathsOf(project), "one");
            expect(load(project, "two").name).to.equal("two");
            const [lower, upper] = layers;
            expect(Object.keys(lower?.gives ?? {})).to.deep.equal(["id"]);
            expect(upper?.gives).to.deep.equal({});
            const program = await upper?.load();
            expect(program?.({ about: "ours", settings: "ours", below: { id: 7 } } as never)).to.deep.equal({
                given: { about: { environment: "one" }, settings: { size: 2 } },
                below: { id: 7 },
            });
        });
    }

    it("cannot be loaded without a table of layers, or without what reads their settings", async () => {
        const path = "layers/environment.ts";
        expect(await failure(release({ "layers/cake.ts": today.cake }))).to.match(/there is no layers\/env/);
        expect(
            await failure(release({ "layers/cake.ts": "export const cake = [1];", [path]: today.settings })),
        ).to.match(/no table of layers/);
        expect(await failure(release({ "layers/cake.ts": today.cake, [path]: loadEnvironment }))).to.match(
            /does not give what this driver asks for/,
        );
        expect(
            await failure(release({ "layers/cake.ts": "export const = 1;", [path]: today.settings })),
        ).to.match(/layers\/cake\.ts:1:13: /);
    });
});
