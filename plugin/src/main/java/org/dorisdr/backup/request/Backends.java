package org.dorisdr.backup.request;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/**
 * How many backends the cluster has.
 *
 * @param all by the location of their tag
 * @param alive those of them that live
 */
public record Backends(Map<String, Integer> all, Map<String, Integer> alive) {
  private static final Pattern LOCATION = Pattern.compile("\"location\"\\s*:\\s*\"([^\"]+)\"");

  /** As they are now. */
  public static Backends of(LocalSql sql) throws HostException {
    Rows rows = Rows.of(sql.run(null, "SHOW BACKENDS"));
    Map<String, Integer> all = new HashMap<>();
    Map<String, Integer> alive = new HashMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      Matcher tag = LOCATION.matcher(String.valueOf(rows.value(i, "Tag")));
      String location = tag.find() ? tag.group(1) : "default";
      all.merge(location, 1, Integer::sum);
      if ("true".equalsIgnoreCase(rows.value(i, "Alive"))) {
        alive.merge(location, 1, Integer::sum);
      }
    }
    return new Backends(all, alive);
  }

  int all(String location) {
    return all.getOrDefault(location, 0);
  }

  int alive(String location) {
    return alive.getOrDefault(location, 0);
  }
}
