package org.apache.doris.catalog;

import java.util.Map;
import org.apache.doris.backup.BackupHandler;
import org.apache.doris.common.DdlException;
import org.apache.doris.datasource.InternalCatalog;
import org.apache.doris.mysql.privilege.AccessControllerManager;
import org.dorisdr.minidoris.host.FeHosts;

/** The frontend, as plugins reach it. Thread safe. */
public class Env {
  private static final Env ONLY = new Env();

  private final InternalCatalog internalCatalog = new InternalCatalog();
  private final TokenManager tokenManager = new TokenManager();
  private final AccessControllerManager accessManager = new AccessControllerManager(null);
  private final CatalogRecycleBin recycleBin = new CatalogRecycleBin();
  private final BackupHandler backupHandler = new BackupHandler();

  private Env() {}

  public static Env getCurrentEnv() {
    return ONLY;
  }

  public static Env getServingEnv() {
    return ONLY;
  }

  public static InternalCatalog getCurrentInternalCatalog() {
    return ONLY.internalCatalog;
  }

  public static CatalogRecycleBin getCurrentRecycleBin() {
    return ONLY.recycleBin;
  }

  public InternalCatalog getInternalCatalog() {
    return internalCatalog;
  }

  public boolean isMaster() {
    return FeHosts.current().isMaster();
  }

  public boolean isReady() {
    return FeHosts.current().isReady();
  }

  /** Secret that all nodes of the cluster share. */
  public String getToken() {
    return FeHosts.current().token();
  }

  public int getClusterId() {
    return FeHosts.current().clusterId();
  }

  public String getNodeName() {
    return FeHosts.current().nodeName();
  }

  public TokenManager getTokenManager() {
    return tokenManager;
  }

  public AccessControllerManager getAccessManager() {
    return accessManager;
  }

  public BackupHandler getBackupHandler() {
    return backupHandler;
  }

  /** Adds properties to a database, or overwrites them; durable and replicated. */
  public void alterDatabaseProperty(String dbName, Map<String, String> properties)
      throws DdlException {
    FeHosts.current().alterDatabaseProperty(dbName, properties);
  }
}
