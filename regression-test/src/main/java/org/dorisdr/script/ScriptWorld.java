package org.dorisdr.script;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What a script can talk to and act on. */
public interface ScriptWorld {
  /** A new connection to the cluster or user named in {@code !use}; the script closes it. */
  Connection connect(String name) throws SQLException;

  /** Values that stand for {@code ${name}} in the script. */
  Map<String, String> variables();

  /** Kills (-9) a process, for example {@code target-fe}. */
  void kill(String process);

  /** Stops a process without ending it; whoever asks it something waits. */
  void freeze(String process);

  /** Lets a frozen process go on. */
  void thaw(String process);

  /** Starts a killed process again and waits until it answers. */
  void start(String process);

  /** Writes the TPC-H tables at a scale into a database. */
  void loadTpch(Connection connection, String database, double scale) throws SQLException;

  /** Directories on the disks of all backends that belong to a tablet. */
  List<Path> directoriesOf(long tabletId) throws IOException;
}
