// What tests of programs that use the local cloud reach into: the account behind everybody's back, faults, and parts of
// the cloud in the test's own process. It is loaded by its path, since those tests outlive this package.
export { awsVariables } from "../aws/wire/awsVariables";
export { setFault } from "../aws/wire/faults";
export { bootstrapCluster } from "../kubernetes/api/bootstrap/bootstrapCluster";
export { chartOf } from "../kubernetes/provider/helm/catalogue";
export { startKubernetesServer } from "../kubernetes/server/kubernetesServer";
export { openJournalStore } from "../store/journalStore";
export { answerTo } from "./answerTo";
export { definitionsPath, gateway, gatewayDefinitions, route } from "./gateways";
export { serveAccount } from "./serveAccount";
