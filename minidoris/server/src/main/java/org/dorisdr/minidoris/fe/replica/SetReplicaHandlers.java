package org.dorisdr.minidoris.fe.replica;

import java.util.function.LongPredicate;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.SetReplicaStatus;
import org.dorisdr.sql.stock.catalog.SetReplicaVersion;

/** ADMIN SET REPLICA STATUS and VERSION, as Doris's commands of these names. */
record SetReplicaHandlers(Ddl ddl) {
  /** What a statement names. */
  private static final class Named {
    private long tablet = -1;
    private long backend = -1;
    private String status;
    private Long version;
    private Long lastSuccess;
    private Long lastFailed;
  }

  StatementResult status(Session session, SetReplicaStatus statement) {
    Named named = new Named();
    statement
        .properties()
        .forEach(
            (key, value) -> {
              if (place(named, key, value)) {
                return;
              }
              if (!key.equalsIgnoreCase("status")) {
                throw StatementError.general("Unknown property: " + key);
              }
              named.status = status(value);
            });
    if (named.tablet == -1 || named.backend == -1 || named.status == null) {
      throw StatementError.general(
          "Should add following properties: TABLET_ID, BACKEND_ID and STATUS");
    }
    ddl.change(
        () -> {
          Replica replica = replica(named, "status");
          boolean bad = named.status.equals("BAD");
          if (replica.bad != bad) {
            ddl.log(new SetReplicaStatusOp(named.tablet, replica.id, bad));
          }
        });
    return StatementResult.ok();
  }

  private static String status(String value) {
    return switch (value.toUpperCase(java.util.Locale.ROOT)) {
      case "OK" -> "OK";
      case "BAD" -> "BAD";
      case "DROP" ->
          throw StatementError.general(
              "minidoris drops no replica on demand. HINT: set the status BAD, and another replica"
                  + " takes its place");
      case "DEAD", "VERSION_ERROR", "MISSING", "SCHEMA_ERROR" ->
          throw StatementError.general("Do not support setting replica status as " + value);
      default ->
          throw StatementError.general(
              "No enum constant org.apache.doris.catalog.Replica.ReplicaStatus."
                  + value.toUpperCase(java.util.Locale.ROOT));
    };
  }

  StatementResult version(Session session, SetReplicaVersion statement) {
    Named named = new Named();
    statement.properties().forEach((key, value) -> version(named, key, value));
    if (named.tablet == -1
        || named.backend == -1
        || (named.version == null && named.lastSuccess == null && named.lastFailed == null)) {
      throw StatementError.general(
          "Should add following properties: TABLET_ID, BACKEND_ID, VERSION, LAST_SUCCESS_VERSION,"
              + " LAST_FAILED_VERSION");
    }
    ddl.change(
        () -> {
          Replica replica = replica(named, "version");
          ddl.log(
              new SetReplicaVersionOp(named.tablet, replica.id, named.version, named.lastFailed));
        });
    return StatementResult.ok();
  }

  private static void version(Named named, String key, String value) {
    if (place(named, key, value)) {
      return;
    }
    switch (key.toLowerCase(java.util.Locale.ROOT)) {
      case "version" ->
          named.version = number(value, "version", v -> v > 0, "Required version > 0");
      case "last_success_version" ->
          named.lastSuccess =
              number(
                  value, "last success version", v -> v > 0, "Required last success version > 0");
      case "last_failed_version" ->
          named.lastFailed =
              number(
                  value,
                  "last failed version",
                  v -> v > 0 || v == -1,
                  "Required last failed version > 0 or == -1");
      default -> throw StatementError.general("Unknown property: " + key);
    }
  }

  /** Takes what both statements have. */
  private static boolean place(Named named, String key, String value) {
    switch (key.toLowerCase(java.util.Locale.ROOT)) {
      case "tablet_id" -> named.tablet = number(value, "tablet id", v -> true, "");
      case "backend_id" -> named.backend = number(value, "backend id", v -> true, "");
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long number(String text, String what, LongPredicate fits, String problem) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid " + what + " format: " + text);
    }
    if (!fits.test(number)) {
      throw StatementError.general(problem);
    }
    return number;
  }

  /** Doris tells of no more than the tablet. */
  private Replica replica(Named named, String what) {
    return ddl.fe().catalog().tablet(named.tablet).stream()
        .flatMap(place -> place.tablet().replicas.stream())
        .filter(replica -> replica.backendId == named.backend)
        .findFirst()
        .orElseThrow(
            () ->
                new StatementError(
                    1105,
                    "HY000",
                    "errCode = 7, detailMessage = set replica "
                        + what
                        + " failed, tabletId="
                        + named.tablet));
  }
}
