import { expect } from "chai";
import {
    importedPackages,
    changedVersions,
    lockedVersions,
} from "../../../../automation/cake/lifecycle/lockedPackages";

type Versions = Readonly<Record<string, { version?: string; dependencies?: Record<string, string> }>>;

function locked(packages: Versions): ReturnType<typeof lockedVersions> {
    return lockedVersions(
        JSON.stringify({ lockfileVersion: 3, packages }),
        ["@pulumi/aws"],
        "package-lock.json",
    );
}

const before = {
    "": { dependencies: { "@pulumi/aws": "7.48.0" } },
    "node_modules/@pulumi/aws": { version: "7.48.0", dependencies: { semver: "7", builtins: "5" } },
    "node_modules/@pulumi/aws/node_modules/builtins": { version: "5.0.1", dependencies: { semver: "7" } },
    "node_modules/semver": { version: "7.8.6", dependencies: { "@pulumi/aws": "7" } },
    "node_modules/builtins": { version: "1.0.0" },
    "node_modules/mocha": { version: "12.0.3", dependencies: { yargs: "17" } },
    "node_modules/yargs": { version: "17.0.0" },
} as const satisfies Versions;

describe("locked packages", () => {
    it("are those that are asked for, and all that they depend on, where Node finds it", () => {
        expect([...locked(before)]).to.have.deep.members([
            ["@pulumi/aws", ["7.48.0"]],
            ["semver", ["7.8.6"]],
            ["builtins", ["5.0.1"]],
        ]);
    });

    it("differ where a version does, not where somebody else's does", () => {
        const others = {
            ...before,
            "node_modules/mocha": { version: "13.0.0" },
            "node_modules/builtins": { version: "2.0.0" },
        };
        expect(changedVersions(locked(before), locked(others))).to.deep.equal([]);
        const now = {
            ...before,
            "node_modules/@pulumi/aws": { version: "7.49.0", dependencies: { semver: "7", mime: "4" } },
            "node_modules/mime": { version: "4.0.0" },
        };
        expect(changedVersions(locked(before), locked(now))).to.deep.equal([
            "@pulumi/aws 7.48.0 → 7.49.0",
            "builtins 5.0.1 → none",
            "mime none → 4.0.0",
        ]);
    });

    it("are none without a lock file, and one that cannot be read is named", () => {
        expect(lockedVersions(undefined, ["zod"], "package-lock.json").size).to.equal(0);
        for (const text of ["{", '{"dependencies":{}}']) {
            expect(() => lockedVersions(text, [], "package-lock.json of v1")).to.throw(
                /package-lock\.json of v1/,
            );
        }
    });

    it("are asked for by what a program imports", () => {
        const source = [
            'import * as aws from "@pulumi/aws";',
            "import { z } from 'zod';",
            'import "yaml";',
            'export * from "@pulumi/eks/nodes";',
            'const late = await import("@pulumi/random");',
            'import { join } from "node:path";',
            'import { tagsOf } from "./tags";',
            '} from "../contract";',
        ].join("\n");
        expect(importedPackages(source)).to.have.members([
            "@pulumi/aws",
            "zod",
            "yaml",
            "@pulumi/eks",
            "@pulumi/random",
        ]);
    });
});
