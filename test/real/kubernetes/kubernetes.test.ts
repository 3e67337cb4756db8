import type { ContractServer } from "./contractServer";
import { applying } from "./contract/applying";
import type { Chapter } from "./contract/contract";
import { customResources } from "./contract/customResources";
import { defaults } from "./contract/defaults";
import { deleting } from "./contract/deleting";
import { discovery } from "./contract/discovery";
import { draining } from "./contract/draining";
import { garbage } from "./contract/garbage";
import { immutable } from "./contract/immutable";
import { kubectl } from "./contract/kubectl";
import { namespaces } from "./contract/namespaces";
import { patching } from "./contract/patching";
import { quotas } from "./contract/quotas";
import { reading } from "./contract/reading";
import { secrets } from "./contract/secrets";
import { serviceDefaults } from "./contract/serviceDefaults";
import { volumeClaims } from "./contract/volumeClaims";
import { watching } from "./contract/watching";
import { workloadDefaults } from "./contract/workloadDefaults";
import { writing } from "./contract/writing";
import { installServers } from "./installServers";
import { startLocalCluster } from "./localCluster";
import { useNamedCluster } from "./namedCluster";
import { startRealCluster } from "./realCluster";

const chapters: readonly Chapter[] = [
    discovery,
    reading,
    watching,
    writing,
    patching,
    applying,
    deleting,
    garbage,
    namespaces,
    customResources,
    draining,
    secrets,
    immutable,
    defaults,
    serviceDefaults,
    workloadDefaults,
    volumeClaims,
    quotas,
    kubectl,
];

function contract(name: string, start: () => Promise<ContractServer>): void {
    describe(`the Kubernetes API of ${name}`, () => {
        let server: ContractServer | undefined;
        let hasFailed = false;
        const served = (): ContractServer => {
            if (server === undefined) throw new Error("the server is not up");
            return server;
        };

        before(async function () {
            // The first time, the real servers are built.
            this.timeout(60 * 60_000);
            server = await start();
        });
        afterEach(function () {
            hasFailed ||= this.currentTest?.state === "failed";
        });
        after(() => server?.close(hasFailed));

        for (const chapter of chapters) chapter(served);
    });
}

contract("the local cloud", startLocalCluster);

contract("Kubernetes's own servers", async () => {
    const binaries = await installServers((text) => {
        console.error(text);
    });
    return startRealCluster(binaries);
});

const kubeconfig = process.env.CAKE_TEST_KUBECONFIG;
if (kubeconfig !== undefined && kubeconfig !== "") {
    contract(`the cluster that ${kubeconfig} names`, () => Promise.resolve(useNamedCluster(kubeconfig)));
}
