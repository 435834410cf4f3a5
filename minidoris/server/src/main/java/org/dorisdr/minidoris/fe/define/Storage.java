package org.dorisdr.minidoris.fe.define;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Resources, and the storage policies that rest on them. Guarded by the catalog's lock. */
public final class Storage {
  private final Map<String, S3Resource> resources = new TreeMap<>();
  private final Map<String, StoragePolicy> policies = new LinkedHashMap<>();

  void putResource(S3Resource resource) {
    resources.put(resource.name(), resource);
  }

  void removeResource(String name) {
    resources.remove(name);
  }

  void putPolicy(StoragePolicy policy) {
    policies.put(policy.name(), policy);
  }

  void removePolicy(String name) {
    policies.remove(name);
  }

  void clear() {
    resources.clear();
    policies.clear();
  }

  Collection<S3Resource> resources() {
    return resources.values();
  }

  /** In the order of their making. */
  Collection<StoragePolicy> policies() {
    return policies.values();
  }

  Optional<S3Resource> resource(String name) {
    return Optional.ofNullable(resources.get(name));
  }

  /** Those of a resource by its name. */
  public Optional<Map<String, String>> propertiesOf(String resource) {
    return resource(resource).map(S3Resource::properties);
  }

  Optional<StoragePolicy> policy(String name) {
    return Optional.ofNullable(policies.get(name));
  }

  /** Names of the policies on a resource. */
  Collection<String> on(String resource) {
    return policies.values().stream()
        .filter(p -> p.resource().equals(resource))
        .map(StoragePolicy::name)
        .toList();
  }

  /**
   * @param policy empty = none, which always exists
   */
  public static void checkPolicy(Frontend frontend, String policy) {
    if (!policy.isEmpty() && Definitions.of(frontend).storage().policy(policy).isEmpty()) {
      throw StatementError.general("Storage policy does not exist. name: " + policy);
    }
  }

  /** Whether data would go to the same place by both. */
  public static boolean isSamePlace(Frontend frontend, String one, String other) {
    Storage storage = Definitions.of(frontend).storage();
    Optional<String> place = storage.policy(one).map(StoragePolicy::resource);
    return place.isPresent() && place.equals(storage.policy(other).map(StoragePolicy::resource));
  }
}
