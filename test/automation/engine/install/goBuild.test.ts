// Covers: goCompile.ts
import { expect } from "chai";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { versionAsker } from "../../../../automation/engine/install/askVersion";
import { built } from "../../../../automation/engine/install/goBuild";
import type { Attempt } from "../../../../automation/engine/install/source";
import { fakeMachine, type FakeMachine } from "./fakeEngine";

/** What Go does, as far as it is asked to: lists packages, names what it compiles, writes a binary where `-o` says. */
const go = `
PATH=/usr/bin:/bin
case "$1" in
version) echo "go version go1.26.0 linux/amd64" ;;
list) printf 'a/b\\nc/d\\ne/f\\n' ;;
build) echo built >> "$ROOT/builds"; sleep 0.3; echo "a/b" >&2; printf '#!/bin/sh\\necho v3.259.0\\n' > "$4" ;;
esac`;

describe("building the engine with Go", () => {
    let machine: FakeMachine;
    const texts: string[] = [];
    const build = (): Promise<Attempt> => {
        const { root, env } = machine;
        const onProgress = (text: string): void => void texts.push(text);
        return built({ root, env: { ...env, ROOT: root }, onProgress, askVersion: versionAsker(root, env) });
    };
    const versions = (): string => join(machine.root, "home/.pulumi/versions");

    beforeEach(() => {
        machine = fakeMachine();
        texts.length = 0;
        mkdirSync(join(machine.root, "automation/engine/build"), { recursive: true });
    });
    afterEach(() => {
        machine.remove();
    });

    it("puts the binary in its place whole, and says what it does", async () => {
        machine.script("bin/go", go);
        const command = join(versions(), "3.259.0/bin/pulumi");
        expect(await build()).to.deep.equal({ command, version: "3.259.0", source: "built" });
        expect(readdirSync(join(versions(), "3.259.0/bin"))).to.deep.equal(["pulumi"]);
        expect(readdirSync(versions())).to.deep.equal(["3.259.0"]);
        expect(texts[0]).to.contain("only this once");
        expect(texts.at(-1)).to.contain(command);
    });

    it("builds once for two who want it at the same time", async () => {
        machine.script("bin/go", go);
        const found = await Promise.all([build(), build()]);
        expect(found.map((attempt) => "command" in attempt)).to.deep.equal([true, true]);
        expect(readFileSync(join(machine.root, "builds"), "utf8")).to.equal("built\n");
    });

    it("takes over from a build that was killed", async () => {
        machine.script("bin/go", go);
        mkdirSync(versions(), { recursive: true });
        writeFileSync(join(versions(), "3.259.0.lock"), "999999999");
        expect(await build()).to.have.property("source", "built");
    });

    it("says so if there is no Go, if it is too old, and if the build fails", async () => {
        expect(await build())
            .to.have.property("missing")
            .that.contains("Go is not installed");
        machine.script("bin/go", 'echo "go version go1.19.8 linux/amd64"');
        expect(await build())
            .to.have.property("missing")
            .that.contains("Go 1.19.8 is too old");
        machine.script(
            "bin/go",
            'test "$1" = version && echo go1.26.0 && exit; echo "dial: refused" >&2; exit 1',
        );
        expect(await build())
            .to.have.property("missing")
            .that.contains("dial: refused");
        expect(existsSync(join(versions(), "3.259.0.lock"))).to.equal(false);
    });
});
