package org.apache.doris.mysql.privilege;

/** What a user may be allowed to do. */
public enum Privilege {
  NODE_PRIV("Node_priv", 0, "Privilege for cluster node operations", "GLOBAL"),
  ADMIN_PRIV("Admin_priv", 1, "Privilege for admin user", "GLOBAL"),
  GRANT_PRIV(
      "Grant_priv",
      2,
      "Privilege for granting privilege",
      "GLOBAL,CATALOG,DATABASE,TABLE,RESOURCE,WORKLOAD GROUP"),
  SELECT_PRIV(
      "Select_priv", 3, "Privilege for select data in tables", "GLOBAL,CATALOG,DATABASE,TABLE"),
  LOAD_PRIV(
      "Load_priv", 4, "Privilege for loading data into tables", "GLOBAL,CATALOG,DATABASE,TABLE"),
  ALTER_PRIV(
      "Alter_priv",
      5,
      "Privilege for alter catalog, database or table",
      "GLOBAL,CATALOG,DATABASE,TABLE"),
  CREATE_PRIV(
      "Create_priv",
      6,
      "Privilege for creating catalog, database or table",
      "GLOBAL,CATALOG,DATABASE,TABLE"),
  DROP_PRIV(
      "Drop_priv",
      7,
      "Privilege for dropping catalog, database or table",
      "GLOBAL,CATALOG,DATABASE,TABLE"),
  USAGE_PRIV(
      "Usage_priv", 8, "Privilege for using resource or workloadGroup", "RESOURCE,WORKLOAD GROUP"),
  SHOW_VIEW_PRIV(
      "Show_view_priv", 14, "Privilege for show create view", "GLOBAL,CATALOG,DATABASE,TABLE");

  private final String name;
  private final int idx;
  private final String desc;
  private final String context;

  Privilege(String name, int idx, String desc, String context) {
    this.name = name;
    this.idx = idx;
    this.desc = desc;
    this.context = context;
  }

  public String getName() {
    return name;
  }

  /** Its bit in a {@link PrivBitSet}. */
  public int getIdx() {
    return idx;
  }

  public String getDesc() {
    return desc;
  }

  public String getContext() {
    return context;
  }

  /** Null if there is none with that bit. */
  public static Privilege getPriv(int index) {
    for (Privilege privilege : values()) {
      if (privilege.idx == index) {
        return privilege;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name;
  }
}
