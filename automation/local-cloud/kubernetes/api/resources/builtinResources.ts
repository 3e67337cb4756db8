import { type ResourceType, apiVersionOf, storageKey } from "./resourceType";

/**
 * The resources that every cluster has. Columns: API version, plural, kind, short names, scope (ns = namespaced),
 * then what it supports: status and scale subresources, gen = counts generations, all = category "all",
 * api-ext = category "api-extensions", review = only ever created, never stored.
 */
const table = `
v1                              configmaps                        ConfigMap                       cm             ns
v1                              endpoints                         Endpoints                       ep             ns
v1                              events                            Event                           ev             ns
v1                              limitranges                       LimitRange                      limits         ns
v1                              namespaces                        Namespace                       ns             -   status
v1                              nodes                             Node                            no             -   status
v1                              persistentvolumeclaims            PersistentVolumeClaim           pvc            ns  status
v1                              persistentvolumes                 PersistentVolume                pv             -   status
v1                              pods                              Pod                             po             ns  status all
v1                              podtemplates                      PodTemplate                     -              ns  gen
v1                              replicationcontrollers            ReplicationController           rc             ns  status scale gen all
v1                              resourcequotas                    ResourceQuota                   quota          ns  status
v1                              secrets                           Secret                          -              ns
v1                              serviceaccounts                   ServiceAccount                  sa             ns
v1                              services                          Service                         svc            ns  status all
apps/v1                         controllerrevisions               ControllerRevision              -              ns
apps/v1                         daemonsets                        DaemonSet                       ds             ns  status gen all
apps/v1                         deployments                       Deployment                      deploy         ns  status scale gen all
apps/v1                         replicasets                       ReplicaSet                      rs             ns  status scale gen all
apps/v1                         statefulsets                      StatefulSet                     sts            ns  status scale gen all
batch/v1                        cronjobs                          CronJob                         cj             ns  status gen all
batch/v1                        jobs                              Job                             -              ns  status gen all
autoscaling/v2                  horizontalpodautoscalers          HorizontalPodAutoscaler         hpa            ns  status all
policy/v1                       poddisruptionbudgets              PodDisruptionBudget             pdb            ns  status gen
rbac.authorization.k8s.io/v1    clusterrolebindings               ClusterRoleBinding              -              -
rbac.authorization.k8s.io/v1    clusterroles                      ClusterRole                     -              -
rbac.authorization.k8s.io/v1    rolebindings                      RoleBinding                     -              ns
rbac.authorization.k8s.io/v1    roles                             Role                            -              ns
networking.k8s.io/v1            ingressclasses                    IngressClass                    -              -   gen
networking.k8s.io/v1            ingresses                         Ingress                         ing            ns  status gen
networking.k8s.io/v1            networkpolicies                   NetworkPolicy                   netpol         ns  gen
storage.k8s.io/v1               csidrivers                        CSIDriver                       -              -
storage.k8s.io/v1               csinodes                          CSINode                         -              -
storage.k8s.io/v1               csistoragecapacities              CSIStorageCapacity              -              ns
storage.k8s.io/v1               storageclasses                    StorageClass                    sc             -
storage.k8s.io/v1               volumeattachments                 VolumeAttachment                -              -   status
apiextensions.k8s.io/v1         customresourcedefinitions         CustomResourceDefinition        crd,crds       -   status gen api-ext
apiregistration.k8s.io/v1       apiservices                       APIService                      -              -   status api-ext
admissionregistration.k8s.io/v1 mutatingwebhookconfigurations     MutatingWebhookConfiguration    -              -   gen api-ext
admissionregistration.k8s.io/v1 validatingadmissionpolicies       ValidatingAdmissionPolicy       -              -   status gen api-ext
admissionregistration.k8s.io/v1 validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding -             -   gen api-ext
admissionregistration.k8s.io/v1 validatingwebhookconfigurations   ValidatingWebhookConfiguration  -              -   gen api-ext
coordination.k8s.io/v1          leases                            Lease                           -              ns
discovery.k8s.io/v1             endpointslices                    EndpointSlice                   -              ns  gen
events.k8s.io/v1                events                            Event                           ev             ns
scheduling.k8s.io/v1            priorityclasses                   PriorityClass                   pc             -   gen
node.k8s.io/v1                  runtimeclasses                    RuntimeClass                    -              -
authentication.k8s.io/v1        selfsubjectreviews                SelfSubjectReview               -              -   review
authentication.k8s.io/v1        tokenreviews                      TokenReview                     -              -   review
authorization.k8s.io/v1         localsubjectaccessreviews         LocalSubjectAccessReview        -              ns  review
authorization.k8s.io/v1         selfsubjectaccessreviews          SelfSubjectAccessReview         -              -   review
authorization.k8s.io/v1         selfsubjectrulesreviews           SelfSubjectRulesReview          -              -   review
authorization.k8s.io/v1         subjectaccessreviews              SubjectAccessReview             -              -   review
flowcontrol.apiserver.k8s.io/v1 flowschemas                       FlowSchema                      -              -   status gen
flowcontrol.apiserver.k8s.io/v1 prioritylevelconfigurations       PriorityLevelConfiguration      -              -   status gen
`;

function parse(line: string): ResourceType {
    const [apiVersion = "", plural = "", kind = "", short = "-", scope, ...traits] = line.split(/\s+/);
    const slash = apiVersion.indexOf("/");
    return {
        group: slash < 0 ? "" : apiVersion.slice(0, slash),
        version: apiVersion.slice(slash + 1),
        kind,
        listKind: `${kind}List`,
        plural,
        singular: kind.toLowerCase(),
        namespaced: scope === "ns",
        shortNames: short === "-" ? [] : short.split(","),
        categories: [
            ...(traits.includes("all") ? ["all"] : []),
            ...(traits.includes("api-ext") ? ["api-extensions"] : []),
        ],
        hasStatus: traits.includes("status"),
        hasGeneration: traits.includes("gen"),
        isReview: traits.includes("review"),
        ...(traits.includes("scale")
            ? {
                  scale: {
                      specReplicas: ["spec", "replicas"],
                      statusReplicas: ["status", "replicas"],
                      selector: ["spec", "selector"],
                  },
              }
            : {}),
    };
}

/** The resources that every cluster has, in the order in which discovery lists them. */
export const builtinResources: readonly ResourceType[] = table.trim().split("\n").map(parse);

const byStorageKey = new Map(builtinResources.map((type) => [storageKey(type), type]));
const byKind = new Map(builtinResources.map((type) => [`${apiVersionOf(type)} ${type.kind}`, type]));

/** Finds a built-in resource by its storage key: `core/pods`, `apps/deployments`. */
export function findBuiltin(key: string): ResourceType | undefined {
    return byStorageKey.get(key);
}

/** The built-in resource with that storage key, where it is known to be there. */
export function builtin(key: string): ResourceType {
    const type = byStorageKey.get(key);
    if (type === undefined) throw new Error(`no built-in resource ${key}`);
    return type;
}

/** Finds a built-in resource by API version and kind. */
export function findBuiltinKind(apiVersion: string, kind: string): ResourceType | undefined {
    return byKind.get(`${apiVersion} ${kind}`);
}
