package org.dorisdr.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup and a restore take that have hardly any bytes, with the plugin and without it: the
 * difference is the plugin's own steps. The plugin is installed again in the end.
 */
final class TinyBackups {
  private static final String DATABASE = "bench_tiny";

  /** The first of them compile and connect. */
  private static final int WARM = 4;

  private static final int COUNTED = 7;

  private final BackupRig rig;
  private final BigRows rows;
  private final String repository;
  private int labels;

  /** Seconds, each the median of some. */
  record Times(double backup, double restore, double stockBackup, double stockRestore) {}

  private record One(double backup, double restore) {}

  TinyBackups(BackupRig rig, BigRows rows, String repository) {
    this.rig = rig;
    this.rows = rows;
    this.repository = repository;
  }

  Times measure() throws SQLException, InterruptedException, IOException {
    rows.fill(DATABASE, 1);
    One ours = some(BackupRig.OURS);
    Sql.run(rig.sql(), "UNINSTALL PLUGIN `doris-dr`");
    One stock = some(BackupRig.STOCK);
    rig.clusters().installPlugin(rig.clusters().source());
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
    return new Times(ours.backup, ours.restore, stock.backup, stock.restore);
  }

  private One some(String state) throws SQLException, InterruptedException {
    List<Double> backups = new ArrayList<>();
    List<Double> restores = new ArrayList<>();
    for (int i = 0; i < WARM + COUNTED; i++) {
      String label = "tiny" + labels++;
      double backup = rig.backup(DATABASE, label, repository, state);
      double restore = rig.restore(DATABASE + "_again", label, repository, state);
      Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + "_again FORCE");
      if (i >= WARM) {
        backups.add(backup);
        restores.add(restore);
      }
    }
    return new One(Ways.median(backups), Ways.median(restores));
  }
}
