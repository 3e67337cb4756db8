import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "../support/project";
import { temporaryFolder } from "../support/temporaryFolder";

const configuration = join(root, ".dependency-cruiser.cjs");
const { forbidden } = createRequire(__filename)(configuration) as { forbidden: readonly { name: string }[] };

/** For each rule a file that breaks it: who imports, and what. */
const broken: Readonly<Record<string, readonly [from: string, to: string]>> = {
    "no-cycle": ["automation/system/one.ts", "automation/system/two.ts"],
    "arrow-layers": ["layers/network/layer.ts", "automation/system/errors.ts"],
    "arrow-stacks": ["stacks/_settings/load/loadEnvironment.ts", "automation/system/errors.ts"],
    "arrow-system": ["automation/system/errors.ts", "automation/git/runGit.ts"],
    "arrow-locks": ["automation/locks/fileLock.ts", "automation/cake/model/paths.ts"],
    "arrow-diffs": ["automation/diffs/model/model.ts", "automation/engine/types.ts"],
    "arrow-secrets": ["automation/secrets/mask.ts", "automation/engine/types.ts"],
    "arrow-git": ["automation/git/runGit.ts", "automation/diffs/model/model.ts"],
    "arrow-drain": ["automation/drain/drain.ts", "automation/engine/types.ts"],
    "arrow-sweep": ["automation/sweep/sweep.ts", "automation/cake/model/paths.ts"],
    "arrow-engine": ["automation/engine/run/run.ts", "layers/contract.ts"],
    "arrow-cake": ["automation/cake/plan/preview.ts", "layers/network/layer.ts"],
    "arrow-report": ["automation/report/errors.ts", "automation/git/runGit.ts"],
    "report-never-calls-back": ["automation/report/text/summary.ts", "automation/cake/plan/preview.ts"],
    "arrow-commands": ["automation/commands/run/up.ts", "automation/git/runGit.ts"],
    "arrow-cli": ["automation/cli/cli.ts", "automation/cake/plan/preview.ts"],
    "arrow-local-cloud": ["automation/local-cloud/store/store.ts", "automation/engine/types.ts"],
    "arrow-local-cloud-kubernetes-api": [
        "automation/local-cloud/kubernetes/api/http/route.ts",
        "automation/local-cloud/aws/eks/cluster.ts",
    ],
    "no-way-into-the-local-cloud": ["automation/commands/run/cloud.ts", "automation/local-cloud/main.ts"],
    "no-test-code": ["automation/system/files.ts", "test/support/project.ts"],
    "no-dev-dependency": ["automation/system/lines.ts", "mocha"],
    "no-lost-import": ["test/lost.test.ts", "./nowhere"],
    "no-unused-file": ["automation/cli/cli.ts", "automation/diffs/unused.ts"],
};

/** A rule, who imports and what it imports, as the report of dependency-cruiser says it. */
interface Violation {
    readonly rule: { readonly name: string };
    readonly from: string;
    readonly to: string;
}

/** The violations of the rules in a project with these files. */
function violations(files: ReadonlyMap<string, string>): readonly string[] {
    const folder = temporaryFolder();
    const tops = ["automation", "layers", "stacks", "test"];
    for (const top of tops) mkdirSync(join(folder, top));
    writeFileSync(join(folder, "tsconfig.json"), "{}");
    writeFileSync(join(folder, "package.json"), '{ "devDependencies": { "mocha": "*" } }');
    mkdirSync(join(folder, "node_modules/mocha"), { recursive: true });
    writeFileSync(join(folder, "node_modules/mocha/index.js"), "");
    for (const [path, text] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    const command = join(root, "node_modules/.bin/depcruise");
    const { stdout, stderr } = spawnSync(
        command,
        ["--config", configuration, "--output-type", "json", ...tops],
        { cwd: folder, encoding: "utf8", maxBuffer: 1e8 },
    );
    expect(stderr).to.equal("");
    const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
    return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

/** A file that imports another one, as the first of many does: from the top of the project. */
function importing(from: string, to: string): string {
    const up = "../".repeat(from.split("/").length - 1);
    return `import { value } from "${to.includes("/") && !to.startsWith(".") ? `${up}${to.replace(/\.ts$/, "")}` : to}";\nexport const it = value;\n`;
}

describe("the import rules", () => {
    it("have a file that breaks each of them, which is reported", () => {
        const files = new Map(
            Object.values(broken)
                .map(([, to]) => to)
                .filter((to) => to.includes("/") && !to.startsWith("."))
                .map((to) => [to, "export const value = 1;\n"]),
        );
        files.set(
            "automation/system/two.ts",
            importing("automation/system/two.ts", "automation/system/one.ts"),
        );
        for (const [rule, [from, to]] of Object.entries(broken)) {
            if (rule !== "no-unused-file") files.set(from, (files.get(from) ?? "") + importing(from, to));
        }
        const found = violations(files);
        for (const [rule, [from, to]] of Object.entries(broken)) {
            const target = to === "mocha" ? "node_modules/mocha/index.js" : to;
            const isReported = found.some((line) =>
                rule === "no-unused-file"
                    ? line === `${rule}: ${to} -> ${to}`
                    : line === `${rule}: ${from} -> ${target}`,
            );
            expect(isReported, `${rule} in:\n${found.join("\n")}`).to.equal(true);
        }
        expect(Object.keys(broken)).to.have.members(forbidden.map(({ name }) => name));
    });

    it("see an import of types only", () => {
        const files = new Map([
            ["automation/cli/cli.ts", 'import type { A } from "../system/errors";\nexport type B = A;\n'],
            ["automation/system/errors.ts", 'import type { B } from "../cli/cli";\nexport type A = B;\n'],
        ]);
        expect(violations(files)).to.include(
            "arrow-system: automation/system/errors.ts -> automation/cli/cli.ts",
        );
    });

    it("let the arrows point down", () => {
        const down = [
            ["automation/cli/cli.ts", "automation/commands/run/up.ts"],
            ["automation/commands/run/up.ts", "automation/cake/deploy/up.ts"],
            ["automation/cake/deploy/up.ts", "automation/engine/types.ts"],
            ["automation/engine/types.ts", "automation/system/errors.ts"],
        ] as const;
        const files = new Map<string, string>(down.map(([from, to]) => [from, importing(from, to)]));
        files.set("automation/system/errors.ts", "export const value = 1;\n");
        expect(violations(files)).to.deep.equal([]);
    });
});
