import { expect } from "chai";
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { findEngine } from "../../../automation/engine/install/findEngine";
import { projectCopy, root, runCake, type CommandResult } from "../../support/project";
import { canariesOf, configurationKey, formsOf, referenceVariable } from "../../support/secretCanaries";
import { story } from "../../support/story";

const environment = "sandbox-a";
const passphrase = "canary-passphrase-1";
const reference = "canary-by-reference";
const configured = "canary-in-configuration";

function files(folder: string): readonly string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return files(path);
        return entry.isFile() ? [path] : [];
    });
}

/** A project, all that its commands printed and reported, and the folder for temporary files that they were given. */
class Watched {
    readonly project = projectCopy();
    readonly #printed: { readonly what: string; readonly text: string }[] = [];
    readonly temporary = join(this.project, "temporary");
    readonly env = { PULUMI_CONFIG_PASSPHRASE: passphrase, [referenceVariable]: reference };

    constructor() {
        mkdirSync(this.temporary);
    }

    async cake(code: number, ...args: readonly string[]): Promise<CommandResult> {
        return this.#keep(args, code, await runCake(this.project, args, { env: this.#env() }));
    }

    /** Runs a command on layers with canaries in them; leaves a report where `--report=FILE` names one. */
    script(code: number, ...args: readonly string[]): CommandResult {
        const script = resolve(root, ".build/test/support/secretLayers.js");
        const options = { cwd: this.project, env: { ...process.env, ...this.#env() } };
        const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options);
        const result = { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
        this.#keep(args, code, result);
        const report = args.find((arg) => arg.startsWith("--report="))?.slice("--report=".length);
        if (report !== undefined) expect(existsSync(join(this.project, report)), report).to.equal(true);
        return result;
    }

    /** What pulumi itself says in a layer's work folder. */
    pulumi(engine: string, layer: string, ...args: readonly string[]): string {
        const cwd = join(this.project, ".cake/environments", environment, layer);
        const state = join(this.project, ".cake/state");
        const env = { ...process.env, ...this.env, PULUMI_BACKEND_URL: `file://${state}` };
        return execFileSync(engine, [...args, "--stack", environment], { cwd, env })
            .toString()
            .trim();
    }

    /** Where secrets are found that should be nowhere but in the account itself and, encrypted, in the state. */
    found(secrets: readonly string[]): readonly string[] {
        const kept = files(this.project)
            .map((path) => ({ what: relative(this.project, path), text: readFileSync(path, "latin1") }))
            .filter(({ what }) => !what.startsWith(".cake/local-cloud/") && what !== ".cake/passphrase");
        const forms = secrets.map((secret) => ({ secret, forms: formsOf(secret) }));
        return [...kept, ...this.#printed].flatMap(({ what, text }) =>
            forms
                .filter((one) => one.forms.some((form) => text.includes(form)))
                .map(({ secret }) => `${secret.slice(0, 40)} in ${what}`),
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

let engine: string;
before(async () => {
    engine = (await findEngine({ root, env: process.env, onProgress: () => undefined })).command;
});

describe("the secrets of a whole cake", function () {
    const step = story();
    this.timeout(180_000);
    let watched: Watched;
    const secrets = [
        passphrase,
        reference,
        ...Object.values(canariesOf("first")),
        ...Object.values(canariesOf("second")),
    ];

    const output = (layer: string, name: string): string =>
        watched.pulumi(engine, layer, "stack", "output", name, "--show-secrets");

    before(() => {
        watched = new Watched();
    });

    step(
        "are nowhere in plain text after a preview, an up that Kubernetes refuses, and one that goes on",
        async () => {
            const first = ["whole", "first"];
            watched.script(0, ...first, "fails", "preview", environment, "--debug", "--report=1.md");
            const refused = watched.script(
                4,
                ...first,
                "fails",
                "up",
                environment,
                "--json",
                "--report=2.json",
            );
            expect(refused.stdout).to.contain('Invalid value: \\"[secret]');
            expect(watched.plans()).to.deep.equal([]);
            watched.script(0, ...first, "works", "up", environment, "--report=3.xml");
            await watched.cake(0, "status", "--json");
            const password = output("cluster-config", "adminPassword");
            expect(password).to.have.length.greaterThan(15);
            secrets.push(password);
            expect(watched.found(secrets)).to.deep.equal([]);
        },
    );

    step(
        "have the kubeconfig with them, outside of the state of the eks component, which keeps it readable",
        () => {
            const kubeconfig = output("compute", "kubeconfig");
            expect(kubeconfig).to.contain("clusters");
            const found = watched.found([kubeconfig]);
            expect(found.filter((one) => !one.includes(" in .cake/state/.pulumi/"))).to.deep.equal([]);
        },
    );

    step("are nowhere in plain text when they change, nor when they go", () => {
        appendFileSync(
            join(watched.project, "stacks", environment, "stack.yaml"),
            "\nclusterConfig:\n  adminPassword:\n    length: 41\n",
        );
        const second = ["whole", "second", "works"];
        watched.script(0, ...second, "preview", environment, "--json", "--report=5.csv");
        const changes = readFileSync(join(watched.project, "stacks", environment, "changes.txt"), "utf8");
        expect(changes).to.match(/~ {2}kubernetes:core\/v1:Secret data /);
        expect(changes).to.match(/\+- kubernetes:core\/v1:Secret replaced /);
        expect(changes).to.match(/- {2}kubernetes:core\/v1:Secret removed /);
        watched.script(0, ...second, "up", environment, "--debug", "--report=6.md");
        const changed = output("cluster-config", "adminPassword");
        expect(changed).to.have.length(41);
        secrets.push(changed);
        watched.script(0, ...second, "destroy", environment, "--json", "--debug", "--report=7.json");
        expect(watched.found(secrets)).to.deep.equal([]);
        expect(watched.plans()).to.deep.equal([]);
        expect(files(watched.temporary)).to.deep.equal([]);
    });
});

describe("secrets in a layer's program", function () {
    this.timeout(120_000);

    it("are nowhere in plain text, neither old nor new ones, nor in the words of whoever refuses them", () => {
        const watched = new Watched();
        const secrets = [
            ...[passphrase, reference, configured],
            ...Object.values(canariesOf("first")),
            ...Object.values(canariesOf("second")),
        ];
        const look = (): void => {
            expect(watched.found(secrets)).to.deep.equal([]);
            expect(watched.plans()).to.deep.equal([]);
        };

        watched.script(0, "own", "first", "works", "up", environment, "--json", "--report=1.json");
        watched.pulumi(engine, "network", "config", "set", "--secret", configurationKey, configured);
        look();
        const second = ["own", "second", "fails"];
        watched.script(0, ...second, "preview", environment, "--report=2.md");
        const refusal = watched.script(4, ...second, "up", environment, "--debug", "--report=3.xml");
        expect(refusal.stdout).to.contain("InvalidVpc.Range: The CIDR '[secret]' is invalid");
        look();
        watched.script(4, ...second, "up", environment, "--json", "--debug", "--report=4.csv");
        watched.script(0, ...second, "destroy", environment, "--debug", "--report=5.md");
        look();
    });

    it("would be found, were they there", () => {
        const watched = new Watched();
        const { quoted } = canariesOf("first");
        for (const form of formsOf(quoted)) {
            writeFileSync(join(watched.project, "leak"), `before ${form} after`);
            expect(watched.found([quoted])).to.have.length(1);
        }
        for (const before of ["", "a", "ab", "abc"]) {
            const packed = Buffer.from(`${before}${quoted} and more`).toString("base64");
            writeFileSync(join(watched.project, "leak"), packed);
            expect(watched.found([quoted])).to.have.length(1);
        }
    });
});
