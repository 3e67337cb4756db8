import { expect } from "chai";
import { type JsonMap, text } from "../../../../model/json";
import { installEbsDriver, removeEbsDriver } from "../../../../kubernetes/aws/volumes/ebsDriver";
import { Cluster } from "../../../../kubernetes/api/objects/cluster";
import { type Body, eventually, startTestCluster, type TestCluster } from "../../testCluster";
import { removeNodes } from "../controllers";

const claims = "/api/v1/namespaces/default/persistentvolumeclaims";
const pods = "/api/v1/namespaces/default/pods";
const volumes = "/api/v1/persistentvolumes";

describe("Volumes of PersistentVolumeClaims", () => {
    let cluster: TestCluster;

    beforeEach(async () => {
        cluster = await startTestCluster();
        installEbsDriver(new Cluster(cluster.store, "TEST"));
        await eventually(
            async () =>
                (
                    await cluster.request(
                        "GET",
                        "/apis/apps/v1/namespaces/kube-system/deployments/ebs-csi-controller",
                    )
                ).body,
            ({ status }) => status.readyReplicas === 2,
        );
    });

    afterEach(() => cluster.close());

    const inAws = () => cluster.store.list<JsonMap>("ebs/volume");
    const settled = () => new Promise((resolve) => setTimeout(resolve, 150));
    const get = async (path: string): Promise<Body> => (await cluster.request("GET", path)).body;

    async function claim(storageClass: object): Promise<void> {
        await cluster.request("POST", "/apis/storage.k8s.io/v1/storageclasses", {
            metadata: { name: "fast" },
            provisioner: "ebs.csi.aws.com",
            parameters: { type: "gp3", encrypted: "true", tagSpecification_1: "team=a" },
            ...storageClass,
        });
        await cluster.request("POST", claims, {
            metadata: { name: "data" },
            spec: {
                accessModes: ["ReadWriteOnce"],
                storageClassName: "fast",
                resources: { requests: { storage: "5Gi" } },
            },
        });
    }

    const bound = () =>
        eventually(
            () => get(`${claims}/data`),
            ({ status }) => status.phase === "Bound",
        );

    async function use(): Promise<void> {
        await cluster.request("POST", pods, {
            metadata: { name: "db" },
            spec: {
                containers: [{ name: "main", image: "a:1" }],
                volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
            },
        });
        await eventually(
            () => get(`${pods}/db`),
            ({ status }) => status.phase === "Running",
        );
    }

    async function untilGone(path: string): Promise<void> {
        await eventually(
            () => cluster.request("GET", path),
            ({ code }) => code === 404,
        );
    }

    it("are EBS volumes, tagged as the driver tags, with a PersistentVolume in front", async () => {
        await claim({});
        const { metadata, spec } = await bound();
        const [volume] = inAws();
        expect(volume?.body).to.deep.include({ size: 5, type: "gp3", encrypted: true });
        expect(volume?.body.availabilityZone).to.match(/^us-east-1/);
        expect(volume?.body.tagsAll).to.deep.include({
            team: "a",
            "kubernetes.io/created-for/pvc/name": "data",
            "kubernetes.io/created-for/pvc/namespace": "default",
            "ebs.csi.aws.com/cluster": "true",
            "kubernetes.io/cluster/test": "owned",
            KubernetesCluster: "test",
        });
        expect(metadata.finalizers).to.deep.equal(["kubernetes.io/pvc-protection"]);
        const made = await get(`${volumes}/${text(spec.volumeName as string)}`);
        expect(made.spec).to.have.nested.property("csi.volumeHandle", volume?.id);
        expect(made.metadata.finalizers).to.have.members([
            "external-provisioner.volume.kubernetes.io/finalizer",
            "kubernetes.io/pv-protection",
        ]);
    });

    it("are made when a pod uses them, where their class waits for that, and attached to its machine", async () => {
        await claim({ volumeBindingMode: "WaitForFirstConsumer" });
        await settled();
        expect(inAws()).to.deep.equal([]);
        await use();
        await bound();
        await eventually(
            () => Promise.resolve(inAws()),
            ([volume]) => text(volume?.body.attachedTo).startsWith("i-"),
        );
        removeNodes(cluster.store);
        await eventually(
            () => Promise.resolve(inAws()),
            ([volume]) => volume?.body.attachedTo === "",
        );
    });

    it("go with their claim, which goes when no pod uses it any more", async () => {
        await claim({});
        await bound();
        await use();
        await cluster.request("DELETE", `${claims}/data`);
        await settled();
        expect((await get(`${claims}/data`)).metadata.deletionTimestamp).to.be.a("string");
        expect(inAws()).to.have.length(1);
        await cluster.request("DELETE", `${pods}/db`);
        await untilGone(`${claims}/data`);
        await eventually(
            () => Promise.resolve(inAws()),
            (left) => left.length === 0,
        );
        await eventually(
            () => get(volumes),
            ({ items }) => items.length === 0,
        );
    });

    it("stay where their class says so", async () => {
        await claim({ reclaimPolicy: "Retain" });
        await bound();
        await cluster.request("DELETE", `${claims}/data`);
        await untilGone(`${claims}/data`);
        await settled();
        const [volume] = (await get(volumes)).items;
        expect(volume?.status.phase).to.equal("Released");
        await cluster.request("DELETE", `${volumes}/${volume?.metadata.name ?? ""}`);
        await eventually(
            () => get(volumes),
            ({ items }) => items.length === 0,
        );
        expect(inAws()).to.have.length(1);
    });

    it("stay, released, while the driver has no node to run on", async () => {
        await claim({});
        await bound();
        const nodes = removeNodes(cluster.store);
        await cluster.request("DELETE", `${claims}/data`);
        await untilGone(`${claims}/data`);
        await settled();
        const [volume] = (await get(volumes)).items;
        expect(volume?.status.phase).to.equal("Released");
        expect(inAws()).to.have.length(1);
        await cluster.request("DELETE", `${volumes}/${volume?.metadata.name ?? ""}`);
        await settled();
        const [held] = (await get(volumes)).items;
        expect(held?.metadata.finalizers).to.deep.equal([
            "external-provisioner.volume.kubernetes.io/finalizer",
        ]);
        nodes.bringBack();
        await eventually(
            () => get(volumes),
            ({ items }) => items.length === 0,
        );
        expect(inAws()).to.deep.equal([]);
    });

    it("are not made while the driver is not installed", async () => {
        removeEbsDriver(new Cluster(cluster.store, "TEST"));
        const system = "/api/v1/namespaces/kube-system/pods";
        await eventually(
            () => get(system),
            ({ items }) => items.length === 0,
        );
        await claim({});
        await settled();
        expect((await get(`${claims}/data`)).status.phase).to.equal("Pending");
        const { items } = await get("/api/v1/namespaces/default/events");
        expect(items.map(({ reason }) => reason)).to.include("ExternalProvisioning");
        installEbsDriver(new Cluster(cluster.store, "TEST"));
        await bound();
    });
});
