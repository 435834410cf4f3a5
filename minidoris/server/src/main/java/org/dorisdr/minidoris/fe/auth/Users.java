package org.dorisdr.minidoris.fe.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.session.LikePattern;

/**
 * All users. {@code root} and {@code admin} are always there and may do everything. Changed by
 * journal operations only; lookups are thread safe.
 */
public final class Users implements ImageModule {
  private final Map<String, User> users = new ConcurrentSkipListMap<>();
  private final Map<String, Role> roles = new ConcurrentSkipListMap<>();

  /** By name without address; only what was set. */
  private final Map<String, Map<String, String>> properties = new ConcurrentSkipListMap<>();

  public Users() {
    // What they may do comes from their roles, which nobody can take from them.
    builtIn("root", "ROOT");
    builtIn("admin", "ADMIN");
    builtIn(Roles.OPERATOR, List.of("NODE_PRIV", "ADMIN_PRIV"));
    builtIn(Roles.ADMIN, List.of("ADMIN_PRIV"));
  }

  private void builtIn(String name, List<String> privileges) {
    Role role = Role.named(name);
    role.grants.add(Grants.GLOBAL, privileges);
    putRole(role);
  }

  private void builtIn(String name, String comment) {
    User user = new User();
    user.name = name;
    user.host = "%";
    user.comment = comment;
    put(user);
  }

  static String key(String name, String host) {
    return "'" + name + "'@'" + host + "'";
  }

  void put(User user) {
    user.welcome();
    users.put(key(user.name, user.host), user);
  }

  void remove(String name, String host) {
    users.remove(key(name, host));
    if (!exists(name)) {
      properties.remove(name);
    }
  }

  boolean exists(String name) {
    return names().contains(name);
  }

  /** Without addresses. */
  Set<String> names() {
    return users.values().stream().map(u -> u.name).collect(Collectors.toCollection(TreeSet::new));
  }

  void putProperties(String name, Map<String, String> changed) {
    Map<String, String> all = new TreeMap<>(properties(name));
    all.putAll(changed);
    properties.put(name, all);
  }

  /** What was set for a user, by key. */
  Map<String, String> properties(String name) {
    return properties.getOrDefault(name, Map.of());
  }

  /** Variables that the user's sessions begin with, by what the user's properties say. */
  public Map<String, String> variables(String name) {
    return UserProperties.variables(properties(name));
  }

  /** How many connections a user may have to a frontend. */
  public long mostConnections(String name) {
    return UserProperties.connections(properties(name));
  }

  void putRole(Role role) {
    roles.put(role.name, role);
  }

  void removeRole(String name) {
    roles.remove(name);
    users.values().forEach(user -> user.roles.remove(name));
  }

  Optional<Role> role(String name) {
    return Optional.ofNullable(roles.get(name));
  }

  /** By name. */
  Collection<Role> roles() {
    return roles.values();
  }

  /** What a user may do by itself and by its roles. */
  Grants grants(User user) {
    Grants all = user.grants;
    for (String name : user.allRoles()) {
      Role role = roles.get(name);
      all = role == null ? all : all.with(role.grants);
    }
    return all;
  }

  public Optional<User> find(String name, String host) {
    return Optional.ofNullable(users.get(key(name, host)));
  }

  /** By name. */
  public Collection<User> all() {
    return users.values();
  }

  /** Users of that name who may come from there, in the order in which Doris looks at them. */
  List<User> candidates(String name, String address) {
    List<User> found = new ArrayList<>();
    for (User user : users.values()) {
      if (user.name.equals(name) && LikePattern.of(user.host, false).test(address)) {
        found.add(user);
      }
    }
    found.sort(Comparator.comparing((User user) -> user.host).reversed());
    return found;
  }

  @Override
  public String imageName() {
    return "users";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode saved = Json.mapper().createObjectNode();
    saved.set("users", Json.mapper().valueToTree(users.values()));
    saved.set("roles", Json.mapper().valueToTree(roles.values()));
    saved.set("properties", Json.mapper().valueToTree(properties));
    return saved;
  }

  @Override
  public void loadImage(JsonNode saved) {
    users.clear();
    // Images from before there were roles hold nothing but users.
    for (JsonNode user : saved.isArray() ? saved : saved.path("users")) {
      put(Json.mapper().convertValue(user, User.class));
    }
    properties.clear();
    saved
        .path("properties")
        .fields()
        .forEachRemaining(
            user ->
                user.getValue()
                    .fields()
                    .forEachRemaining(
                        p ->
                            putProperties(
                                user.getKey(), Map.of(p.getKey(), p.getValue().asText()))));
    for (JsonNode role : saved.path("roles")) {
      putRole(Json.mapper().convertValue(role, Role.class));
    }
  }
}
