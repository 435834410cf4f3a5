package org.dorisdr.command;

import java.util.Optional;
import org.dorisdr.host.Caller;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.QualifiedName;

/**
 * What stands behind SNAPSHOT in a statement.
 *
 * @param database the one named, else that of the session
 */
record SnapshotLabel(String database, String label) {
  static SnapshotLabel of(QualifiedName name, Caller caller) throws CommandException {
    if (name.parts().size() > 3) {
      throw new CommandException(
          "only support [<db_name>.]<snapshot_name>. HINT: leave out the catalog");
    }
    return new SnapshotLabel(database(name.database(), caller), name.last().text());
  }

  static String database(Optional<Name> named, Caller caller) throws CommandException {
    if (named.isPresent()) {
      return named.get().text();
    }
    if (caller.database() == null || caller.database().isEmpty()) {
      throw NumberedException.noDatabase("USE a database, or name it");
    }
    return caller.database();
  }
}
