package org.dorisdr.minidoris.fe.auth;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.Frontend;

/** Changes users through the journal, under the catalog's write lock. Thread safe. */
final class UserEdits {
  private final Frontend fe;
  private final Users users;

  UserEdits(Frontend fe, Users users) {
    this.fe = fe;
    this.users = users;
  }

  /** Runs a change; what it checks before it writes still holds then. */
  <T> T locked(Supplier<T> change) {
    fe.catalog().lock().writeLock().lock();
    try {
      return change.get();
    } finally {
      fe.catalog().lock().writeLock().unlock();
    }
  }

  /** Writes a changed copy of a user; the caller holds the lock. */
  void save(User user, Consumer<User> change) {
    User copy = Json.mapper().convertValue(Json.mapper().valueToTree(user), User.class);
    change.accept(copy);
    fe.editLog().write(new SaveUserOp(copy));
  }

  /** The same for a role. */
  void save(Role role, Consumer<Role> change) {
    Role copy = Json.mapper().convertValue(Json.mapper().valueToTree(role), Role.class);
    change.accept(copy);
    fe.editLog().write(new SaveRoleOp(copy));
  }

  void dropRole(String name) {
    fe.editLog().write(new DropRoleOp(name));
  }

  void unlock(User user) {
    fe.editLog().write(new UnlockUserOp(user.name, user.host));
  }

  void saveProperties(String user, Map<String, String> properties) {
    fe.editLog().write(new SaveUserPropertiesOp(user, properties));
  }

  void drop(User user) {
    fe.editLog().write(new DropUserOp(user.name, user.host));
    unlock(user);
  }

  Users users() {
    return users;
  }
}
