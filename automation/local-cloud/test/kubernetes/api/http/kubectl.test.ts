import { expect } from "chai";
import { needsKubectl } from "../../../support/needsKubectl";
import { type TestCluster, startTestCluster } from "../../testCluster";

const manifest = `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "nginx:1.27", ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

describe("kubectl", () => {
    let cluster: TestCluster;

    before(needsKubectl);

    before(async () => {
        cluster = await startTestCluster();
    });

    after(() => (cluster as TestCluster | undefined)?.close());

    it("finds out what there is", async () => {
        expect(await cluster.kubectl("version")).to.contain("Server Version: v1.32.0");
        expect(await cluster.kubectl("api-resources")).to.match(/deployments\s+deploy\s+apps\/v1\s+true/);
        expect(await cluster.kubectl("api-versions")).to.contain("networking.k8s.io/v1\n");
        expect(await cluster.kubectl("get", "nodes")).to.match(
            /STATUS\s+ROLES\s+AGE\s+VERSION\nip-.* Ready /,
        );
        expect(await cluster.kubectl("get", "pods", "-A")).to.equal("No resources found\n");
    });

    it("applies, waits, shows and scales", async () => {
        const created = await cluster.kubectlWith(manifest, "apply", "-f", "-");
        expect(created).to.equal(
            "namespace/shop created\ndeployment.apps/web created\nservice/web created\n",
        );
        const wait = ["wait", "deploy/web", "-n", "shop", "--for=condition=Available", "--timeout=10s"];
        expect(await cluster.kubectl(...wait)).to.equal("deployment.apps/web condition met\n");
        expect(await cluster.kubectl("get", "deploy,svc", "-n", "shop"))
            .to.match(/deployment\.apps\/web\s+2\/2\s+2\s+2\s+\d+s/)
            .and.to.match(/service\/web\s+ClusterIP\s+172\.20\.\S+\s+<none>\s+80\/TCP/);
        expect(await cluster.kubectl("get", "pods", "-n", "shop", "-o", "wide")).to.match(/1\/1\s+Running/);
        const unchanged = await cluster.kubectlWith(manifest, "apply", "-f", "-");
        expect(unchanged).to.contain("deployment.apps/web unchanged");
        await cluster.kubectl("scale", "deploy/web", "-n", "shop", "--replicas=3");
        const status = ["rollout", "status", "deploy/web", "-n", "shop", "--timeout=10s"];
        expect(await cluster.kubectl(...status)).to.contain("successfully rolled out");
    });

    it("applies on the server's side and hears of conflicts", async () => {
        const apply = ["apply", "--server-side", "-f", "-"];
        const refused = await cluster.kubectlWith(manifest, ...apply);
        expect(refused).to.contain('conflict with "kubectl" using apps/v1: .spec.replicas');
        const forced = await cluster.kubectlWith(manifest, ...apply, "--force-conflicts");
        expect(forced).to.contain("deployment.apps/web serverside-applied");
    });

    it("describes objects", async () => {
        expect(await cluster.kubectl("describe", "deploy", "web", "-n", "shop")).to.contain(
            "Replicas:               2 desired | 2 updated | 2 total | 2 available | 0 unavailable",
        );
        expect(await cluster.kubectl("describe", "svc", "web", "-n", "shop")).to.match(
            /Endpoints:\s+10\.0\./,
        );
        expect(await cluster.kubectl("describe", "node")).to.match(/Non-terminated Pods:\s+\(\d+ in total\)/);
    });

    it("labels, annotates, patches and creates", async () => {
        const inShop = ["-n", "shop"];
        expect(await cluster.kubectl("create", "configmap", "c", "--from-literal=a=b", ...inShop)).to.equal(
            "configmap/c created\n",
        );
        await cluster.kubectl("create", "deployment", "made", "--image=nginx", "--port=80", ...inShop);
        const image = "jsonpath={.spec.template.spec.containers[0].image}";
        expect(await cluster.kubectl("get", "deploy", "made", "-o", image, ...inShop)).to.equal("nginx");
        await cluster.kubectl("label", "cm", "c", "color=red", ...inShop);
        await cluster.kubectl("annotate", "cm", "c", "note=x", ...inShop);
        await cluster.kubectl("patch", "cm", "c", "-p", '{"data":{"a":null,"q":"r"}}', ...inShop);
        expect(await cluster.kubectl("get", "cm", "-A", "-l", "color in (red)", "-o", "name")).to.equal(
            "configmap/c\n",
        );
        expect(await cluster.kubectl("get", "cm", "c", "-o", "jsonpath={.data}", ...inShop)).to.equal(
            '{"q":"r"}',
        );
    });

    it("watches", async () => {
        const args = ["get", "cm", "-n", "shop", "-w", "--request-timeout=2s"];
        const watching = cluster.kubectl(...args);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        await cluster.request("POST", "/api/v1/namespaces/shop/configmaps", { metadata: { name: "late" } });
        expect(await watching).to.match(/late\s+0\s+0s/);
    });

    it("is told what is wrong", async () => {
        expect(await cluster.kubectl("create", "ns", "shop")).to.equal(
            'Error from server (AlreadyExists): namespaces "shop" already exists\n',
        );
        expect(await cluster.kubectl("get", "sts", "nope")).to.equal(
            'Error from server (NotFound): statefulsets.apps "nope" not found\n',
        );
        expect(await cluster.kubectl("logs", "deploy/web", "-n", "shop")).to.contain("runs no containers");
        expect(await cluster.kubectl("get", "unicorns")).to.contain(
            'the server doesn\'t have a resource type "unicorns"',
        );
    });

    it("deletes a namespace with everything in it", async () => {
        expect(await cluster.kubectl("delete", "ns", "shop", "--timeout=10s")).to.contain("deleted");
        expect(await cluster.kubectl("get", "all", "-n", "shop")).to.contain("No resources found");
        expect(cluster.notices).to.deep.equal([]);
    });
});
