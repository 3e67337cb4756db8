import { expect } from "chai";
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { findEngine } from "../automation/engine/install/findEngine";
import { inAccount } from "./account";
import { projectCopy, root, runCake, type CommandResult } from "./project";
import { secretsOf } from "./secretLayers";

const environment = "sandbox-a";

/** Secrets as they would be found again: as they are, in JSON (also in JSON in JSON), in base64, in an address. */
function formsOf(secret: string): readonly string[] {
    const json = JSON.stringify(secret).slice(1, -1);
    const jsonTwice = JSON.stringify(json).slice(1, -1);
    const base64 = Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1);
    return [...new Set([secret, json, jsonTwice, base64, encodeURIComponent(secret)])];
}

function files(folder: string): readonly string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return files(path);
        return entry.isFile() ? [path] : [];
    });
}

/** A project, all that its commands printed, and the folder for temporary files that they were given. */
class Watched {
    readonly project = projectCopy();
    readonly #printed: { readonly what: string; readonly text: string }[] = [];
    readonly temporary = join(this.project, "temporary");

    constructor(readonly env: Readonly<Record<string, string>> = {}) {
        mkdirSync(this.temporary);
    }

    async cake(code: number, ...args: readonly string[]): Promise<CommandResult> {
        return this.#keep(args, code, await runCake(this.project, args, { env: this.#env() }));
    }

    script(code: number, ...args: readonly string[]): CommandResult {
        const script = resolve(root, ".build/test/secretLayers.js");
        const options = { cwd: this.project, env: { ...process.env, ...this.#env() } };
        const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options);
        return this.#keep(args, code, {
            code: status,
            stdout: stdout.toString(),
            stderr: stderr.toString(),
        });
    }

    /** Where secrets are found that should be nowhere but in the account itself and, encrypted, in the state. */
    found(secrets: readonly string[]): readonly string[] {
        const kept = files(this.project)
            .map((path) => ({ what: relative(this.project, path), text: readFileSync(path, "latin1") }))
            .filter(({ what }) => !what.startsWith(".cake/local-cloud/") && what !== ".cake/passphrase");
        return [...kept, ...this.#printed].flatMap(({ what, text }) =>
            secrets
                .filter((secret) => formsOf(secret).some((form) => text.includes(form)))
                .map((secret) => `${secret.slice(0, 40)} in ${what}`),
        );
    }

    plans(): readonly string[] {
        return files(join(this.project, ".cake")).filter((file) => file.includes("/plan-"));
    }

    #env(): Record<string, string> {
        return { NO_COLOR: "1", TMPDIR: this.temporary, ...this.env };
    }

    #keep(args: readonly string[], code: number, result: CommandResult): CommandResult {
        expect(result.code, `${args.join(" ")}: ${result.stderr}\n${result.stdout}`).to.equal(code);
        for (const stream of ["stdout", "stderr"] as const)
            this.#printed.push({ what: `${stream} of ${args.join(" ")}`, text: result[stream] });
        return result;
    }
}

describe("the secrets of a whole cake", function () {
    this.timeout(180_000);
    const passphrase = "canary-passphrase-1";
    let watched: Watched;
    let engine: string;
    const secrets = [passphrase];

    /** What pulumi itself tells of a layer's outputs when it is asked to show secrets. */
    function output(layer: string, name: string): string {
        const cwd = join(watched.project, ".cake/environments", environment, layer);
        const state = join(watched.project, ".cake/state");
        const env = { ...process.env, ...watched.env, PULUMI_BACKEND_URL: `file://${state}` };
        const args = ["stack", "output", name, "--show-secrets", "--stack", environment];
        return execFileSync(engine, args, { cwd, env }).toString().trim();
    }

    before(async () => {
        watched = new Watched({ PULUMI_CONFIG_PASSPHRASE: passphrase });
        engine = (await findEngine({ root, env: process.env, onProgress: () => undefined })).command;
    });

    it("are nowhere in plain text after a preview, an up that fails, and one that goes on", async () => {
        await watched.cake(0, "preview", environment, "--debug");
        inAccount(watched.project, (store) => store.put("iam/role", `nodes-${environment}`, {}));
        await watched.cake(4, "up", environment, "--yes", "--json", "--debug");
        expect(watched.plans()).to.deep.equal([]);
        inAccount(watched.project, (store) => store.delete("iam/role", `nodes-${environment}`));
        await watched.cake(0, "up", environment, "--yes");
        await watched.cake(0, "status", "--json");
        secrets.push(output("cluster-config", "adminPassword"));
        expect(secrets[1]).to.have.length.greaterThan(15);
        expect(watched.found(secrets)).to.deep.equal([]);
    });

    it("have the kubeconfig with them, outside of the state of the eks component, which keeps it readable", () => {
        const kubeconfig = output("compute", "kubeconfig");
        expect(kubeconfig).to.contain("clusters");
        const found = watched.found([kubeconfig]);
        expect(found.filter((one) => !one.includes(" in .cake/state/.pulumi/"))).to.deep.equal([]);
    });

    it("are nowhere in plain text when they change, nor when they go", async () => {
        appendFileSync(
            join(watched.project, "stacks", environment, "stack.yaml"),
            "\nclusterConfig:\n  adminPassword:\n    length: 41\n",
        );
        await watched.cake(0, "preview", environment, "--json");
        await watched.cake(0, "up", environment, "--yes", "--debug");
        const changed = output("cluster-config", "adminPassword");
        expect(changed).to.have.length(41);
        secrets.push(changed);
        await watched.cake(0, "destroy", environment, `--confirm=${environment}`, "--json", "--debug");
        expect(watched.found(secrets)).to.deep.equal([]);
        expect(watched.plans()).to.deep.equal([]);
        expect(files(watched.temporary)).to.deep.equal([]);
    });
});

describe("secrets in a layer's program", function () {
    this.timeout(120_000);

    it("are nowhere in plain text, neither old nor new ones, nor in the words of whoever refuses them", () => {
        const watched = new Watched();
        const { refused: first, ...deployed } = secretsOf("first");
        const { refused: second, ...changed } = secretsOf("second");
        const secrets = [first, second, ...Object.values(deployed), ...Object.values(changed)];
        const look = (): void => {
            expect(watched.found(secrets)).to.deep.equal([]);
            expect(watched.plans()).to.deep.equal([]);
        };

        watched.script(0, "first", "works", "preview", environment);
        watched.script(0, "first", "works", "up", environment, "--json");
        look();
        watched.script(0, "second", "fails", "preview", environment, "--json");
        const refusal = watched.script(4, "second", "fails", "up", environment, "--debug");
        expect(refusal.stdout).to.contain("InvalidVpc.Range: The CIDR '[secret]' is invalid");
        look();
        watched.script(4, "second", "fails", "up", environment, "--json", "--debug");
        watched.script(0, "second", "works", "preview", environment);
        watched.script(0, "second", "works", "up", environment, "--json");
        watched.script(0, "second", "works", "destroy", environment, "--debug");
        look();
    });

    it("would be found, were they there", () => {
        const watched = new Watched();
        const { quoted } = secretsOf("first");
        for (const form of formsOf(quoted)) {
            writeFileSync(join(watched.project, "leak"), `before ${form} after`);
            expect(watched.found([quoted])).to.have.length(1);
        }
    });
});
