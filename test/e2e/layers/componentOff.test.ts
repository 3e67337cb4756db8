import { expect } from "chai";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { holdings } from "../../support/account";
import { projectCopy, runCake } from "../../support/project";

const environment = "sandbox-a";
const off = ["loadBalancerController", "ingress", "storageClass", "adminPassword"];

async function run(project: string, ...args: readonly string[]): Promise<string> {
    const result = await runCake(project, args);
    expect(result.code, `${args.join(" ")}\n${result.stderr}\n${result.stdout}`).to.equal(0);
    return result.stdout;
}

function changes(project: string): string {
    return readFileSync(join(project, "stacks", environment, "changes.txt"), "utf8");
}

describe("a component that is switched off", function () {
    this.timeout(300_000);

    it("leaves nothing behind, no role either", async () => {
        const project = projectCopy();
        await run(project, "up", environment, "--yes");
        const role = `iam/role aws-load-balancer-controller-${environment}`;
        expect(holdings(project)).to.include(role);

        const stack = join(project, "stacks", environment, "stack.yaml");
        appendFileSync(stack, `\nclusterConfig:\n${off.map((key) => `  ${key}: null\n`).join("")}`);
        await run(project, "preview", environment);
        const gone = [...changes(project).matchAll(/^ {2}- {2}(\S+ \S+)/gm)].map(([, name]) => name);
        expect([...new Set(gone)]).to.have.members([
            "aws:eks:PodIdentityAssociation aws-load-balancer-controller",
            "aws:iam:Role aws-load-balancer-controller",
            "aws:iam:RolePolicy aws-load-balancer-controller",
            "kubernetes:core/v1:LimitRange ingress",
            "kubernetes:core/v1:Namespace ingress",
            "kubernetes:core/v1:ResourceQuota ingress",
            "kubernetes:core/v1:Secret admin-password",
            "kubernetes:helm.sh/v3:Release aws-load-balancer-controller",
            "kubernetes:helm.sh/v3:Release ingress-nginx",
            "kubernetes:storage.k8s.io/v1:StorageClass gp3",
            "random:index:RandomPassword admin-password",
        ]);
        expect(changes(project)).to.match(/^Plan: 0 to add, 0 to change, 11 to destroy\.$/m);

        await run(project, "up", environment, "--yes");
        // Helm never deletes the custom resource definitions of a chart: objects of other charts may be of these kinds.
        const left = holdings(project).filter((held) => !held.includes("/customresourcedefinitions "));
        const traces = /load-?balanc|elb|ingress|nginx|admin-password|gp3/i;
        expect(left.filter((held) => traces.test(held))).to.deep.equal([]);
        const associations = left.filter((held) => held.startsWith("eks/podIdentityAssociation "));
        expect(associations, "that of the volume driver").to.have.length(1);
        await run(project, "preview", environment, "--refresh", "--expect-no-changes");
        await run(project, "destroy", environment, `--confirm=${environment}`);
    });
});
