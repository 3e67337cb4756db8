import { expect } from "chai";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { inAccount } from "../../support/account";
import { projectCopy, runCake } from "../../support/project";

const environment = "sandbox-a";
const boundary = "arn:aws:iam::111111111111:policy/boundary";

async function run(project: string, ...args: readonly string[]): Promise<string> {
    const result = await runCake(project, args);
    expect(result.code, `${args.join(" ")}\n${result.stderr}\n${result.stdout}`).to.equal(0);
    return result.stdout;
}

function projectWith(more: string): string {
    const project = projectCopy();
    appendFileSync(join(project, "stacks", environment, "stack.yaml"), `\n${more}`);
    return project;
}

/** The attributes of everything of a kind in the account, by id. */
function held(project: string, kind: string): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
    return inAccount(
        project,
        (store) => new Map(store.list(kind).map(({ id, body }) => [id, body as Record<string, unknown>])),
    );
}

/** A Deployment in the namespace `ingress` of the only cluster in the account. */
function deployment(project: string, name: string): unknown {
    return inAccount(project, (store) =>
        store
            .kinds("k8s/")
            .filter((kind) => kind.endsWith("/apps/deployments"))
            .map((kind) => store.get(kind, `ingress/${name}`)?.body)
            .find((body) => body !== undefined),
    );
}

describe("tags and a permissions boundary of an environment's own", function () {
    this.timeout(300_000);

    it("are on everything that the layers make, also on the role that the eks component makes", async () => {
        const project = projectWith(`tags: { cost-center: "4711" }\npermissionsBoundary: ${boundary}\n`);
        await run(project, "up", environment, "--yes");
        const roles = held(project, "iam/role");
        expect([...roles.keys()]).to.have.members([
            `aws-ebs-csi-driver-${environment}`,
            `aws-load-balancer-controller-${environment}`,
            `cluster-eksRole-role-${environment}`,
            `nodes-${environment}`,
        ]);
        for (const [name, role] of roles) expect(role.permissionsBoundary, name).to.equal(boundary);
        for (const kind of [
            "ec2/vpc",
            "ec2/subnet",
            "eks/cluster",
            "eks/podIdentityAssociation",
            "iam/role",
        ]) {
            const all = held(project, kind);
            expect(all.size, kind).to.be.greaterThan(0);
            for (const [id, { tagsAll }] of all) expect(tagsAll, id).to.include({ "cost-center": "4711" });
        }
        await run(project, "preview", environment, "--fresh", "--expect-no-changes");
        await run(project, "destroy", environment, `--confirm=${environment}`);
    });
});

describe("Helm values of an environment's own", function () {
    this.timeout(300_000);

    it("reach the chart, and null with which a default is removed, without a change in the next preview", async () => {
        const project = projectWith(
            [
                "clusterConfig:",
                "  ingress:",
                "    values:",
                "      controller:",
                "        replicaCount: 2",
                "        livenessProbe: null",
                "",
            ].join("\n"),
        );
        const settings = await run(project, "settings", environment, "--layer", "cluster-config");
        expect(settings).to.contain("livenessProbe: null");
        await run(project, "up", environment, "--yes");
        expect(deployment(project, "ingress-nginx-controller")).to.have.nested.property("spec.replicas", 2);
        await run(project, "preview", environment, "--fresh", "--expect-no-changes");
        await run(project, "preview", environment, "--refresh", "--expect-no-changes");
        await run(project, "destroy", environment, `--confirm=${environment}`);
    });
});
