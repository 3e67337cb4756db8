/** Protocol buffer messages of a pod's specification, in the notation of `messages.ts`. Source: k8s.io/api v0.32, generated.proto. */
export const podMessages = `
meta.ObjectMeta 1:name 2:generateName 3:namespace 4:selfLink 5:uid 6:resourceVersion 7:generation=int
  8:creationTimestamp=meta.Time 9:deletionTimestamp?=meta.Time 10:deletionGracePeriodSeconds?=int
  11:labels{} 12:annotations{} 13:ownerReferences[]=meta.OwnerReference 14:finalizers[]
core.LocalObjectReference 1:name
core.PodSpec 1:volumes[]=core.Volume 20:initContainers[]=core.Container 2:containers[]=core.Container
  34:ephemeralContainers[]=core.EphemeralContainer 3:restartPolicy 4:terminationGracePeriodSeconds?=int
  5:activeDeadlineSeconds?=int 6:dnsPolicy 7:nodeSelector{} 8:serviceAccountName 9:serviceAccount
  21:automountServiceAccountToken?=bool 10:nodeName 11:hostNetwork=bool 12:hostPID=bool 13:hostIPC=bool
  27:shareProcessNamespace?=bool 14:securityContext?=core.PodSecurityContext
  15:imagePullSecrets[]=core.LocalObjectReference 16:hostname 17:subdomain 18:affinity?=core.Affinity
  19:schedulerName 22:tolerations[]=core.Toleration 23:hostAliases[]=core.HostAlias 24:priorityClassName
  25:priority?=int 26:dnsConfig?=core.PodDNSConfig 28:readinessGates[]=core.PodReadinessGate
  29:runtimeClassName? 30:enableServiceLinks?=bool 31:preemptionPolicy? 32:overhead{}=Quantity
  33:topologySpreadConstraints[]=core.TopologySpreadConstraint 35:setHostnameAsFQDN?=bool
  36:os?=core.PodOS 37:hostUsers?=bool 38:schedulingGates[]=core.PodSchedulingGate
  39:resourceClaims[]=core.PodResourceClaim 40:resources?=core.ResourceRequirements
meta.Time 1:seconds=int 2:nanos=int
meta.OwnerReference 5:apiVersion 1:kind 3:name 4:uid 6:controller?=bool 7:blockOwnerDeletion?=bool
core.Volume 1:name 2:^=core.VolumeSource
core.Container 1:name 2:image 3:command[] 4:args[] 5:workingDir 6:ports[]=core.ContainerPort
  19:envFrom[]=core.EnvFromSource 7:env[]=core.EnvVar 8:resources=core.ResourceRequirements
  23:resizePolicy[]=core.ContainerResizePolicy 24:restartPolicy? 9:volumeMounts[]=core.VolumeMount
  21:volumeDevices[]=core.VolumeDevice 10:livenessProbe?=core.Probe 11:readinessProbe?=core.Probe
  22:startupProbe?=core.Probe 12:lifecycle?=core.Lifecycle 13:terminationMessagePath
  20:terminationMessagePolicy 14:imagePullPolicy 15:securityContext?=core.SecurityContext 16:stdin=bool
  17:stdinOnce=bool 18:tty=bool
core.EphemeralContainer 1:^=core.EphemeralContainerCommon 2:targetContainerName
core.PodSecurityContext 1:seLinuxOptions?=core.SELinuxOptions
  8:windowsOptions?=core.WindowsSecurityContextOptions 2:runAsUser?=int 6:runAsGroup?=int
  3:runAsNonRoot?=bool 4:supplementalGroups[]=int 12:supplementalGroupsPolicy? 5:fsGroup?=int
  7:sysctls[]=core.Sysctl 9:fsGroupChangePolicy? 10:seccompProfile?=core.SeccompProfile
  11:appArmorProfile?=core.AppArmorProfile 13:seLinuxChangePolicy?
core.Affinity 1:nodeAffinity?=core.NodeAffinity 2:podAffinity?=core.PodAffinity
  3:podAntiAffinity?=core.PodAntiAffinity
core.Toleration 1:key 2:operator 3:value 4:effect 5:tolerationSeconds?=int
core.HostAlias 1:ip 2:hostnames[]
core.PodDNSConfig 1:nameservers[] 2:searches[] 3:options[]=core.PodDNSConfigOption
core.PodReadinessGate 1:conditionType
core.TopologySpreadConstraint 1:maxSkew=int 2:topologyKey 3:whenUnsatisfiable
  4:labelSelector?=meta.LabelSelector 5:minDomains?=int 6:nodeAffinityPolicy? 7:nodeTaintsPolicy?
  8:matchLabelKeys[]
core.PodOS 1:name
core.PodSchedulingGate 1:name
core.PodResourceClaim 1:name 3:resourceClaimName? 4:resourceClaimTemplateName?
core.ResourceRequirements 1:limits{}=Quantity 2:requests{}=Quantity 3:claims[]=core.ResourceClaim
meta.LabelSelector 1:matchLabels{} 2:matchExpressions[]=meta.LabelSelectorRequirement
core.VolumeSource 1:hostPath?=core.HostPathVolumeSource 2:emptyDir?=core.EmptyDirVolumeSource
  6:secret?=core.SecretVolumeSource 7:nfs?=core.NFSVolumeSource
  10:persistentVolumeClaim?=core.PersistentVolumeClaimVolumeSource
  16:downwardAPI?=core.DownwardAPIVolumeSource 19:configMap?=core.ConfigMapVolumeSource
  26:projected?=core.ProjectedVolumeSource 28:csi?=core.CSIVolumeSource
  29:ephemeral?=core.EphemeralVolumeSource 30:image?=core.ImageVolumeSource
core.ContainerPort 1:name 2:hostPort=int 3:containerPort=int 4:protocol 5:hostIP
core.EnvFromSource 1:prefix 2:configMapRef?=core.ConfigMapEnvSource 3:secretRef?=core.SecretEnvSource
core.EnvVar 1:name 2:value 3:valueFrom?=core.EnvVarSource
core.ContainerResizePolicy 1:resourceName 2:restartPolicy
core.VolumeMount 1:name 2:readOnly=bool 7:recursiveReadOnly? 3:mountPath 4:subPath 5:mountPropagation?
  6:subPathExpr
core.VolumeDevice 1:name 2:devicePath
core.Probe 1:^=core.ProbeHandler 2:initialDelaySeconds=int 3:timeoutSeconds=int 4:periodSeconds=int
  5:successThreshold=int 6:failureThreshold=int 7:terminationGracePeriodSeconds?=int
core.Lifecycle 1:postStart?=core.LifecycleHandler 2:preStop?=core.LifecycleHandler
core.SecurityContext 1:capabilities?=core.Capabilities 2:privileged?=bool
  3:seLinuxOptions?=core.SELinuxOptions 10:windowsOptions?=core.WindowsSecurityContextOptions
  4:runAsUser?=int 8:runAsGroup?=int 5:runAsNonRoot?=bool 6:readOnlyRootFilesystem?=bool
  7:allowPrivilegeEscalation?=bool 9:procMount? 11:seccompProfile?=core.SeccompProfile
  12:appArmorProfile?=core.AppArmorProfile
core.EphemeralContainerCommon 1:name 2:image 3:command[] 4:args[] 5:workingDir
  6:ports[]=core.ContainerPort 19:envFrom[]=core.EnvFromSource 7:env[]=core.EnvVar
  8:resources=core.ResourceRequirements 23:resizePolicy[]=core.ContainerResizePolicy 24:restartPolicy?
  9:volumeMounts[]=core.VolumeMount 21:volumeDevices[]=core.VolumeDevice 10:livenessProbe?=core.Probe
  11:readinessProbe?=core.Probe 22:startupProbe?=core.Probe 12:lifecycle?=core.Lifecycle
  13:terminationMessagePath 20:terminationMessagePolicy 14:imagePullPolicy
  15:securityContext?=core.SecurityContext 16:stdin=bool 17:stdinOnce=bool 18:tty=bool
core.SELinuxOptions 1:user 2:role 3:type 4:level
core.WindowsSecurityContextOptions 1:gmsaCredentialSpecName? 2:gmsaCredentialSpec? 3:runAsUserName?
  4:hostProcess?=bool
core.Sysctl 1:name 2:value
core.SeccompProfile 1:type 2:localhostProfile?
core.AppArmorProfile 1:type 2:localhostProfile?
core.NodeAffinity 1:requiredDuringSchedulingIgnoredDuringExecution?=core.NodeSelector
  2:preferredDuringSchedulingIgnoredDuringExecution[]=core.PreferredSchedulingTerm
core.PodAffinity 1:requiredDuringSchedulingIgnoredDuringExecution[]=core.PodAffinityTerm
  2:preferredDuringSchedulingIgnoredDuringExecution[]=core.WeightedPodAffinityTerm
core.PodAntiAffinity 1:requiredDuringSchedulingIgnoredDuringExecution[]=core.PodAffinityTerm
  2:preferredDuringSchedulingIgnoredDuringExecution[]=core.WeightedPodAffinityTerm
core.PodDNSConfigOption 1:name 2:value?
core.ResourceClaim 1:name 2:request
meta.LabelSelectorRequirement 1:key 2:operator 3:values[]
core.TypedLocalObjectReference 1:apiGroup? 2:kind 3:name
core.HostPathVolumeSource 1:path 2:type?
core.EmptyDirVolumeSource 1:medium 2:sizeLimit?=Quantity
core.SecretVolumeSource 1:secretName 2:items[]=core.KeyToPath 3:defaultMode?=int 4:optional?=bool
core.NFSVolumeSource 1:server 2:path 3:readOnly=bool
core.PersistentVolumeClaimVolumeSource 1:claimName 2:readOnly=bool
core.DownwardAPIVolumeSource 1:items[]=core.DownwardAPIVolumeFile 2:defaultMode?=int
core.ConfigMapVolumeSource 1:^=core.LocalObjectReference 2:items[]=core.KeyToPath 3:defaultMode?=int
  4:optional?=bool
core.ProjectedVolumeSource 1:sources[]=core.VolumeProjection 2:defaultMode?=int
core.CSIVolumeSource 1:driver 2:readOnly?=bool 3:fsType? 4:volumeAttributes{}
  5:nodePublishSecretRef?=core.LocalObjectReference
core.EphemeralVolumeSource 1:volumeClaimTemplate?=core.PersistentVolumeClaimTemplate
core.ImageVolumeSource 1:reference 2:pullPolicy
core.ConfigMapEnvSource 1:^=core.LocalObjectReference 2:optional?=bool
core.SecretEnvSource 1:^=core.LocalObjectReference 2:optional?=bool
core.EnvVarSource 1:fieldRef?=core.ObjectFieldSelector 2:resourceFieldRef?=core.ResourceFieldSelector
  3:configMapKeyRef?=core.ConfigMapKeySelector 4:secretKeyRef?=core.SecretKeySelector
core.ProbeHandler 1:exec?=core.ExecAction 2:httpGet?=core.HTTPGetAction 3:tcpSocket?=core.TCPSocketAction
  4:grpc?=core.GRPCAction
core.LifecycleHandler 1:exec?=core.ExecAction 2:httpGet?=core.HTTPGetAction
  3:tcpSocket?=core.TCPSocketAction 4:sleep?=core.SleepAction
core.Capabilities 1:add[] 2:drop[]
core.NodeSelector 1:nodeSelectorTerms[]=core.NodeSelectorTerm
core.PreferredSchedulingTerm 1:weight=int 2:preference=core.NodeSelectorTerm
core.PodAffinityTerm 1:labelSelector?=meta.LabelSelector 2:namespaces[] 3:topologyKey
  4:namespaceSelector?=meta.LabelSelector 5:matchLabelKeys[] 6:mismatchLabelKeys[]
core.WeightedPodAffinityTerm 1:weight=int 2:podAffinityTerm=core.PodAffinityTerm
core.KeyToPath 1:key 2:path 3:mode?=int
core.DownwardAPIVolumeFile 1:path 2:fieldRef?=core.ObjectFieldSelector
  3:resourceFieldRef?=core.ResourceFieldSelector 4:mode?=int
core.VolumeProjection 1:secret?=core.SecretProjection 2:downwardAPI?=core.DownwardAPIProjection
  3:configMap?=core.ConfigMapProjection 4:serviceAccountToken?=core.ServiceAccountTokenProjection
  5:clusterTrustBundle?=core.ClusterTrustBundleProjection
core.PersistentVolumeClaimTemplate 1:metadata=meta.ObjectMeta 2:spec=core.PersistentVolumeClaimSpec
core.ObjectFieldSelector 1:apiVersion 2:fieldPath
core.ResourceFieldSelector 1:containerName 2:resource 3:divisor=Quantity
core.ConfigMapKeySelector 1:^=core.LocalObjectReference 2:key 3:optional?=bool
core.SecretKeySelector 1:^=core.LocalObjectReference 2:key 3:optional?=bool
core.ExecAction 1:command[]
core.HTTPGetAction 1:path 2:port=IntOrString 3:host 4:scheme 5:httpHeaders[]=core.HTTPHeader
core.TCPSocketAction 1:port=IntOrString 2:host
core.GRPCAction 1:port=int 2:service?
core.SleepAction 1:seconds=int
core.NodeSelectorTerm 1:matchExpressions[]=core.NodeSelectorRequirement
  2:matchFields[]=core.NodeSelectorRequirement
core.SecretProjection 1:^=core.LocalObjectReference 2:items[]=core.KeyToPath 4:optional?=bool
core.DownwardAPIProjection 1:items[]=core.DownwardAPIVolumeFile
core.ConfigMapProjection 1:^=core.LocalObjectReference 2:items[]=core.KeyToPath 4:optional?=bool
core.ServiceAccountTokenProjection 1:audience 2:expirationSeconds?=int 3:path
core.ClusterTrustBundleProjection 1:name? 2:signerName? 3:labelSelector?=meta.LabelSelector
  5:optional?=bool 4:path
core.PersistentVolumeClaimSpec 1:accessModes[] 4:selector?=meta.LabelSelector
  2:resources=core.VolumeResourceRequirements 3:volumeName 5:storageClassName? 6:volumeMode?
  7:dataSource?=core.TypedLocalObjectReference 8:dataSourceRef?=core.TypedObjectReference
  9:volumeAttributesClassName?
core.HTTPHeader 1:name 2:value
core.NodeSelectorRequirement 1:key 2:operator 3:values[]
core.VolumeResourceRequirements 1:limits{}=Quantity 2:requests{}=Quantity
core.TypedObjectReference 1:apiGroup? 2:kind 3:name 4:namespace?
`;
