package org.dorisdr.minidoris.fe.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.common.DdlException;
import org.apache.doris.common.UserException;
import org.apache.doris.nereids.parser.Dialect;
import org.apache.doris.plugin.DialectConverterPlugin;
import org.apache.doris.plugin.PluginInfo;
import org.apache.doris.qe.SessionVariable;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.PluginStatements;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.sql.stock.admin.InstallPlugin;
import org.dorisdr.sql.stock.admin.ShowPlugins;
import org.dorisdr.sql.stock.admin.UninstallPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs, loads and ends plugins. The journal says which there are; every frontend loads them by
 * itself, from its own copy or, without one, from where they came. Thread safe.
 */
public final class PluginManager implements PluginStatements, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginManager.class);

  private final FeServer fe;
  private final Path directory;
  private final Map<String, InstalledPlugin> installed = new ConcurrentSkipListMap<>();
  private final Map<String, LoadedPlugin> loaded = new ConcurrentHashMap<>();
  private final Map<String, String> errors = new ConcurrentHashMap<>();
  private volatile List<DialectConverterPlugin> converters = List.of();
  private volatile boolean open;

  public PluginManager(FeServer fe) {
    this.fe = fe;
    this.directory =
        Path.of(
            fe.settings().text("plugin_dir", fe.settings().home().resolve("plugins").toString()));
  }

  static PluginManager of(Frontend frontend) {
    return ((FeServer) frontend)
        .part(org.dorisdr.minidoris.fe.door.FrontDoor.class)
        .orElseThrow()
        .plugins();
  }

  public void operations(OpRegistry ops) {
    ops.register("OP_INSTALL_PLUGIN", InstallPluginOp.class);
    ops.register("OP_UNINSTALL_PLUGIN", UninstallPluginOp.class);
  }

  public void statements(StatementRegistry statements, Privileges privileges) {
    PluginHandlers handlers = new PluginHandlers(this, privileges);
    statements.register(InstallPlugin.class, handlers::install);
    statements.register(UninstallPlugin.class, handlers::uninstall);
    statements.register(ShowPlugins.class, handlers.show());
  }

  /** Loads all that the journal names; called once, when it has been read. */
  public synchronized void load() {
    open = true;
    installed.values().forEach(this::loadInstalled);
  }

  /** Installs a plugin on the whole cluster. */
  synchronized void install(String source, Map<String, String> properties)
      throws UserException, IOException {
    Files.createDirectories(directory);
    Path fresh = Files.createTempDirectory(directory, ".install");
    try {
      PluginSource.fetch(source, properties.get("md5sum"), fresh);
      PluginInfo info = PluginInfo.readFromProperties(fresh, source);
      info.setProperties(properties);
      Path target = place(info.getName());
      if (installed.containsKey(info.getName()) || PluginHandlers.isBuiltIn(info.getName())) {
        throw new UserException("plugin " + info.getName() + " has already been installed.");
      }
      if (Files.exists(target)) {
        throw new UserException(
            "Install plugin " + info.getName() + " failed, because " + target + " exists.");
      }
      Files.move(fresh, target);
      try {
        loadAndWrite(info, properties);
      } catch (UserException | RuntimeException e) {
        PluginFiles.delete(target);
        throw e;
      }
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    } finally {
      PluginFiles.delete(fresh);
    }
  }

  private void loadAndWrite(PluginInfo info, Map<String, String> properties) throws UserException {
    LoadedPlugin plugin = LoadedPlugin.load(info, place(info.getName()));
    try {
      write(new InstallPluginOp(InstalledPlugin.of(info, properties)));
    } catch (RuntimeException e) {
      plugin.close();
      throw e;
    }
    add(info.getName(), plugin);
  }

  private void write(org.dorisdr.minidoris.fe.journal.JournalOp op) {
    fe.catalog().lock().writeLock().lock();
    try {
      fe.editLog().write(op);
    } finally {
      fe.catalog().lock().writeLock().unlock();
    }
  }

  /** Takes a plugin from the whole cluster. */
  synchronized void uninstall(String name) throws DdlException {
    if (PluginHandlers.isBuiltIn(name)) {
      throw new DdlException("Only support uninstall dynamic plugins");
    }
    if (!installed.containsKey(name)) {
      throw new DdlException("Plugin " + name + " does not exist");
    }
    write(new UninstallPluginOp(name));
    end(name);
  }

  private synchronized void end(String name) {
    LoadedPlugin plugin = loaded.remove(name);
    findConverters();
    if (plugin != null) {
      plugin.close();
    }
    PluginFiles.delete(place(name));
  }

  /**
   * The journal names a plugin; on other frontends than the one that wrote it, it is loaded now.
   */
  void installed(InstalledPlugin plugin) {
    installed.put(plugin.name(), plugin);
    if (open && !fe.isMaster()) {
      inBackground(() -> loadInstalled(plugin));
    }
  }

  void uninstalled(String name) {
    installed.remove(name);
    errors.remove(name);
    if (open && !fe.isMaster()) {
      inBackground(() -> end(name));
    }
  }

  /** Away from the thread that applies the journal, which must not wait. */
  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "plugin-change");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void loadInstalled(InstalledPlugin plugin) {
    if (loaded.containsKey(plugin.name()) || !installed.containsKey(plugin.name())) {
      return;
    }
    try {
      bring(plugin);
      add(plugin.name(), LoadedPlugin.load(plugin.info(), place(plugin.name())));
      errors.remove(plugin.name());
    } catch (UserException | IOException | RuntimeException e) {
      errors.put(plugin.name(), String.valueOf(e.getMessage()));
      LOG.warn("plugin {} is not loaded", plugin.name(), e);
    }
  }

  private void bring(InstalledPlugin plugin) throws IOException, UserException {
    Path target = place(plugin.name());
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(directory);
    Path fresh = Files.createTempDirectory(directory, ".install");
    try {
      PluginSource.fetch(plugin.source(), plugin.properties().get("md5sum"), fresh);
      Files.move(fresh, target);
    } finally {
      PluginFiles.delete(fresh);
    }
  }

  private void add(String name, LoadedPlugin plugin) {
    loaded.put(name, plugin);
    findConverters();
  }

  private void findConverters() {
    List<DialectConverterPlugin> found = new ArrayList<>();
    for (LoadedPlugin plugin : loaded.values()) {
      if (plugin.plugin() instanceof DialectConverterPlugin converter) {
        found.add(converter);
      }
    }
    converters = List.copyOf(found);
  }

  private Path place(String name) {
    return directory.resolve(name);
  }

  Collection<InstalledPlugin> installed() {
    return installed.values();
  }

  /** Why a plugin is not loaded; null if it is. */
  String error(String name) {
    return errors.get(name);
  }

  @Override
  public List<StatementBase> parse(String text, SessionVariable variables) {
    for (DialectConverterPlugin plugin : converters) {
      List<StatementBase> statements = ask(plugin, text, variables);
      if (statements != null && !statements.isEmpty()) {
        return statements;
      }
    }
    return List.of();
  }

  private static List<StatementBase> ask(
      DialectConverterPlugin plugin, String text, SessionVariable variables) {
    Dialect dialect = variables.getSqlParseDialect();
    try {
      ImmutableSet<Dialect> accepted = plugin.acceptDialects();
      return accepted.contains(dialect) ? plugin.parseSqlWithDialect(text, variables) : null;
    } catch (RuntimeException | LinkageError e) {
      // As Doris does: the statement is then read as if the plugin were not there.
      LOG.warn("Parse sql with dialect {} failed, plugin: {}", dialect, plugin.getClass(), e);
      return null;
    }
  }

  /** For the image. */
  public JsonNode save() {
    return Json.mapper().valueToTree(installed);
  }

  public void restore(JsonNode saved) {
    installed.clear();
    for (JsonNode plugin : saved) {
      InstalledPlugin read = Json.mapper().convertValue(plugin, InstalledPlugin.class);
      installed.put(read.name(), read);
    }
  }

  @Override
  public synchronized void close() {
    loaded.values().forEach(LoadedPlugin::close);
    loaded.clear();
    converters = List.of();
  }
}
