import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { type ContractServer, contractServer } from "./contractServer";
import { freePorts } from "./freePorts";
import { type GuardedProcess, startGuarded } from "./guardedProcess";

/** How long the servers have to come up, in milliseconds; they take about 10 s. */
const startTime = 120_000;

/** A control plane of etcd, the API server and the controller manager, with its files in a temporary folder. */
export async function startRealCluster(binaries: string): Promise<ContractServer> {
    const folder = mkdtempSync(join(tmpdir(), "real-kubernetes-"));
    const running: GuardedProcess[] = [];
    const lastWords = (): string =>
        [`Logs are in ${folder}`, ...running.map((server) => `${server.name}:\n${server.lastWords()}`)].join(
            "\n",
        );
    const close = async (hasFailed: boolean): Promise<void> => {
        await Promise.all(running.map((server) => server.kill()));
        if (hasFailed) console.error(lastWords());
        else rmSync(folder, { recursive: true, force: true });
    };
    const start = (name: string, flags: Readonly<Record<string, string>>): GuardedProcess => {
        const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
        const server = startGuarded(name, join(binaries, name), args, join(folder, `${name}.log`));
        running.push(server);
        return server;
    };
    try {
        const config = await startServers(folder, start);
        return contractServer("Kubernetes's own servers", config, folder, close);
    } catch (error) {
        await Promise.all(running.map((server) => server.kill()));
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`${why}\n${lastWords()}`, { cause: error });
    }
}

async function startServers(
    folder: string,
    start: (name: string, flags: Readonly<Record<string, string>>) => GuardedProcess,
): Promise<KubeConfig> {
    const [client = 0, peer = 0, secure = 0] = await freePorts(3);
    const etcd = `http://127.0.0.1:${client}`;
    const etcdServer = start("etcd", {
        "data-dir": join(folder, "etcd"),
        "listen-client-urls": etcd,
        "advertise-client-urls": etcd,
        "listen-peer-urls": `http://127.0.0.1:${peer}`,
        "initial-advertise-peer-urls": `http://127.0.0.1:${peer}`,
        "initial-cluster": `default=http://127.0.0.1:${peer}`,
        // What is lost with the machine is no loss here.
        "unsafe-no-fsync": "true",
        "log-level": "warn",
    });
    const key = join(folder, "service-accounts.key");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(key, privateKey.export({ type: "pkcs1", format: "pem" }), { mode: 0o600 });
    const token = randomBytes(16).toString("hex");
    const tokens = join(folder, "tokens.csv");
    writeFileSync(tokens, `${token},admin,admin,system:masters\n`, { mode: 0o600 });
    const certificates = join(folder, "certificates");
    const server = `https://127.0.0.1:${secure}`;
    const apiServer = start("kube-apiserver", {
        "etcd-servers": etcd,
        "bind-address": "127.0.0.1",
        "secure-port": secure.toString(),
        // Its own address is no endpoint that pods could reach.
        "endpoint-reconciler-type": "none",
        "cert-dir": certificates,
        "service-cluster-ip-range": "172.20.0.0/16",
        "service-account-issuer": server,
        "service-account-key-file": key,
        "service-account-signing-key-file": key,
        "token-auth-file": tokens,
        "authorization-mode": "RBAC",
    });
    const file = join(folder, "controllers.kubeconfig");
    const config = new KubeConfig();
    config.loadFromClusterAndUser({ name: "real", server, skipTLSVerify: true }, { name: "admin", token });
    writeFileSync(file, config.exportConfig(), { mode: 0o600 });
    await ready(config, folder, [etcdServer, apiServer]);
    start("kube-controller-manager", {
        kubeconfig: file,
        "service-account-private-key-file": key,
        "root-ca-file": join(certificates, "apiserver.crt"),
        "leader-elect": "false",
        "secure-port": "0",
    });
    return config;
}

async function ready(config: KubeConfig, folder: string, servers: readonly GuardedProcess[]): Promise<void> {
    const end = Date.now() + startTime;
    const server = contractServer("", config, folder, () => Promise.resolve());
    for (;;) {
        const dead = servers.find((one) => one.ended() !== undefined);
        if (dead !== undefined) throw new Error(`${dead.name} ended: ${dead.ended() ?? ""}`);
        try {
            const { code } = await server.request("GET", "/readyz");
            if (code === 200) return;
        } catch {
            // Nothing listens yet.
        }
        if (Date.now() > end) throw new Error("the API server is not ready in time");
        await new Promise((resolve) => setTimeout(resolve, 250));
    }
}
