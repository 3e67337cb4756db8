/** Protocol buffer messages of the objects that kubectl sends so, in the notation of `messages.ts`. Source: k8s.io/api v0.32, generated.proto. */
export const objectMessages = `
core.Namespace 1:metadata=meta.ObjectMeta 2:spec=core.NamespaceSpec
core.ConfigMap 1:metadata=meta.ObjectMeta 4:immutable?=bool 2:data{} 3:binaryData{}=bytes
core.Secret 1:metadata=meta.ObjectMeta 5:immutable?=bool 2:data{}=bytes 4:stringData{} 3:type
core.ServiceAccount 1:metadata=meta.ObjectMeta 2:secrets[]=core.ObjectReference
  3:imagePullSecrets[]=core.LocalObjectReference 4:automountServiceAccountToken?=bool
core.Service 1:metadata=meta.ObjectMeta 2:spec=core.ServiceSpec
core.Pod 1:metadata=meta.ObjectMeta 2:spec=core.PodSpec
core.ResourceQuota 1:metadata=meta.ObjectMeta 2:spec=core.ResourceQuotaSpec
apps.Deployment 1:metadata=meta.ObjectMeta 2:spec=apps.DeploymentSpec
batch.Job 1:metadata=meta.ObjectMeta 2:spec=batch.JobSpec
batch.CronJob 1:metadata=meta.ObjectMeta 2:spec=batch.CronJobSpec
rbac.Role 1:metadata=meta.ObjectMeta 2:rules[]=rbac.PolicyRule
rbac.ClusterRole 1:metadata=meta.ObjectMeta 2:rules[]=rbac.PolicyRule
  3:aggregationRule?=rbac.AggregationRule
rbac.RoleBinding 1:metadata=meta.ObjectMeta 2:subjects[]=rbac.Subject 3:roleRef=rbac.RoleRef
rbac.ClusterRoleBinding 1:metadata=meta.ObjectMeta 2:subjects[]=rbac.Subject 3:roleRef=rbac.RoleRef
policy.PodDisruptionBudget 1:metadata=meta.ObjectMeta 2:spec=policy.PodDisruptionBudgetSpec
policy.Eviction 1:metadata=meta.ObjectMeta 2:deleteOptions?=meta.DeleteOptions
net.Ingress 1:metadata=meta.ObjectMeta 2:spec=net.IngressSpec
sched.PriorityClass 1:metadata=meta.ObjectMeta 2:value=int 3:globalDefault=bool 4:description
  5:preemptionPolicy?
as.HorizontalPodAutoscaler 1:metadata=meta.ObjectMeta 2:spec=as.HorizontalPodAutoscalerSpec
auth.TokenRequest 1:metadata=meta.ObjectMeta 2:spec=auth.TokenRequestSpec
authz.SelfSubjectAccessReview 1:metadata=meta.ObjectMeta 2:spec=authz.SelfSubjectAccessReviewSpec
auth.SelfSubjectReview 1:metadata=meta.ObjectMeta
core.NamespaceSpec 1:finalizers[]
core.ObjectReference 1:kind 2:namespace 3:name 4:uid 5:apiVersion 6:resourceVersion 7:fieldPath
core.ServiceSpec 1:ports[]=core.ServicePort 2:selector{} 3:clusterIP 18:clusterIPs[] 4:type
  5:externalIPs[] 7:sessionAffinity 8:loadBalancerIP 9:loadBalancerSourceRanges[] 10:externalName
  11:externalTrafficPolicy 12:healthCheckNodePort=int 13:publishNotReadyAddresses=bool
  14:sessionAffinityConfig?=core.SessionAffinityConfig 19:ipFamilies[] 17:ipFamilyPolicy?
  20:allocateLoadBalancerNodePorts?=bool 21:loadBalancerClass? 22:internalTrafficPolicy?
  23:trafficDistribution?
core.ResourceQuotaSpec 1:hard{}=Quantity 2:scopes[] 3:scopeSelector?=core.ScopeSelector
apps.DeploymentSpec 1:replicas?=int 2:selector?=meta.LabelSelector 3:template=core.PodTemplateSpec
  4:strategy=apps.DeploymentStrategy 5:minReadySeconds=int 6:revisionHistoryLimit?=int 7:paused=bool
  9:progressDeadlineSeconds?=int
batch.JobSpec 1:parallelism?=int 2:completions?=int 3:activeDeadlineSeconds?=int
  11:podFailurePolicy?=batch.PodFailurePolicy 16:successPolicy?=batch.SuccessPolicy 7:backoffLimit?=int
  12:backoffLimitPerIndex?=int 13:maxFailedIndexes?=int 4:selector?=meta.LabelSelector
  5:manualSelector?=bool 6:template=core.PodTemplateSpec 8:ttlSecondsAfterFinished?=int 9:completionMode?
  10:suspend?=bool 14:podReplacementPolicy? 15:managedBy?
batch.CronJobSpec 1:schedule 8:timeZone? 2:startingDeadlineSeconds?=int 3:concurrencyPolicy
  4:suspend?=bool 5:jobTemplate=batch.JobTemplateSpec 6:successfulJobsHistoryLimit?=int
  7:failedJobsHistoryLimit?=int
rbac.PolicyRule 1:verbs[] 2:apiGroups[] 3:resources[] 4:resourceNames[] 5:nonResourceURLs[]
rbac.AggregationRule 1:clusterRoleSelectors[]=meta.LabelSelector
rbac.Subject 1:kind 2:apiGroup 3:name 4:namespace
rbac.RoleRef 1:apiGroup 2:kind 3:name
policy.PodDisruptionBudgetSpec 1:minAvailable?=IntOrString 2:selector?=meta.LabelSelector
  3:maxUnavailable?=IntOrString 4:unhealthyPodEvictionPolicy?
meta.DeleteOptions 1:gracePeriodSeconds?=int 2:preconditions?=meta.Preconditions 3:orphanDependents?=bool
  4:propagationPolicy? 5:dryRun[] 6:ignoreStoreReadErrorWithClusterBreakingPotential?=bool
net.IngressSpec 4:ingressClassName? 1:defaultBackend?=net.IngressBackend 2:tls[]=net.IngressTLS
  3:rules[]=net.IngressRule
as.HorizontalPodAutoscalerSpec 1:scaleTargetRef=as.CrossVersionObjectReference 2:minReplicas?=int
  3:maxReplicas=int 4:metrics[]=as.MetricSpec 5:behavior?=as.HorizontalPodAutoscalerBehavior
auth.TokenRequestSpec 1:audiences[] 4:expirationSeconds?=int 3:boundObjectRef?=auth.BoundObjectReference
authz.SelfSubjectAccessReviewSpec 1:resourceAttributes?=authz.ResourceAttributes
  2:nonResourceAttributes?=authz.NonResourceAttributes
core.ServicePort 1:name 2:protocol 6:appProtocol? 3:port=int 4:targetPort=IntOrString 5:nodePort=int
core.SessionAffinityConfig 1:clientIP?=core.ClientIPConfig
core.ScopeSelector 1:matchExpressions[]=core.ScopedResourceSelectorRequirement
core.PodTemplateSpec 1:metadata=meta.ObjectMeta 2:spec=core.PodSpec
apps.DeploymentStrategy 1:type 2:rollingUpdate?=apps.RollingUpdateDeployment
batch.PodFailurePolicy 1:rules[]=batch.PodFailurePolicyRule
batch.SuccessPolicy 1:rules[]=batch.SuccessPolicyRule
batch.JobTemplateSpec 1:metadata=meta.ObjectMeta 2:spec=batch.JobSpec
meta.Preconditions 1:uid? 2:resourceVersion?
net.IngressBackend 4:service?=net.IngressServiceBackend 3:resource?=core.TypedLocalObjectReference
net.IngressTLS 1:hosts[] 2:secretName
net.IngressRule 1:host 2:^=net.IngressRuleValue
as.CrossVersionObjectReference 1:kind 2:name 3:apiVersion
as.MetricSpec 1:type 2:object?=as.ObjectMetricSource 3:pods?=as.PodsMetricSource
  4:resource?=as.ResourceMetricSource 7:containerResource?=as.ContainerResourceMetricSource
  5:external?=as.ExternalMetricSource
as.HorizontalPodAutoscalerBehavior 1:scaleUp?=as.HPAScalingRules 2:scaleDown?=as.HPAScalingRules
auth.BoundObjectReference 1:kind 2:apiVersion 3:name 4:uID
authz.ResourceAttributes 1:namespace 2:verb 3:group 4:version 5:resource 6:subresource 7:name
  8:fieldSelector?=authz.FieldSelectorAttributes 9:labelSelector?=authz.LabelSelectorAttributes
authz.NonResourceAttributes 1:path 2:verb
core.ClientIPConfig 1:timeoutSeconds?=int
core.ScopedResourceSelectorRequirement 1:scopeName 2:operator 3:values[]
apps.RollingUpdateDeployment 1:maxUnavailable?=IntOrString 2:maxSurge?=IntOrString
batch.PodFailurePolicyRule 1:action 2:onExitCodes?=batch.PodFailurePolicyOnExitCodesRequirement
  3:onPodConditions[]=batch.PodFailurePolicyOnPodConditionsPattern
batch.SuccessPolicyRule 1:succeededIndexes? 2:succeededCount?=int
net.IngressServiceBackend 1:name 2:port=net.ServiceBackendPort
net.IngressRuleValue 1:http?=net.HTTPIngressRuleValue
as.ObjectMetricSource 1:describedObject=as.CrossVersionObjectReference 2:target=as.MetricTarget
  3:metric=as.MetricIdentifier
as.PodsMetricSource 1:metric=as.MetricIdentifier 2:target=as.MetricTarget
as.ResourceMetricSource 1:name 2:target=as.MetricTarget
as.ContainerResourceMetricSource 1:name 2:target=as.MetricTarget 3:container
as.ExternalMetricSource 1:metric=as.MetricIdentifier 2:target=as.MetricTarget
as.HPAScalingRules 3:stabilizationWindowSeconds?=int 1:selectPolicy? 2:policies[]=as.HPAScalingPolicy
authz.FieldSelectorAttributes 1:rawSelector 2:requirements[]=meta.FieldSelectorRequirement
authz.LabelSelectorAttributes 1:rawSelector 2:requirements[]=meta.LabelSelectorRequirement
batch.PodFailurePolicyOnExitCodesRequirement 1:containerName? 2:operator 3:values[]=int
batch.PodFailurePolicyOnPodConditionsPattern 1:type 2:status
net.ServiceBackendPort 1:name 2:number=int
net.HTTPIngressRuleValue 1:paths[]=net.HTTPIngressPath
as.MetricTarget 1:type 2:value?=Quantity 3:averageValue?=Quantity 4:averageUtilization?=int
as.MetricIdentifier 1:name 2:selector?=meta.LabelSelector
as.HPAScalingPolicy 1:type 2:value=int 3:periodSeconds=int
meta.FieldSelectorRequirement 1:key 2:operator 3:values[]
net.HTTPIngressPath 1:path 3:pathType? 2:backend=net.IngressBackend
`;
