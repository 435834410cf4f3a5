package org.dorisdr.script;

import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.hydromatic.quidem.AbstractCommand;
import net.hydromatic.quidem.Command;
import net.hydromatic.quidem.Quidem;

/**
 * Runs the steps of a script with Quidem. Connections, and which one is in use, last from step to
 * step. Not thread safe; the creator closes it.
 */
public final class ScriptRunner implements AutoCloseable {
  private static final String FORMAT = "!set outputformat mysql\n";

  /** Enough for the message of an error; nobody wants its stack. */
  private static final int STACK_LIMIT = 300;

  private final ScriptWorld world;
  private final Map<String, Connection> connections = new HashMap<>();
  private final Map<String, String> kept = new HashMap<>();
  private String inUse;
  private Writer writer;

  public ScriptRunner(ScriptWorld world) {
    this.world = world;
  }

  public StepResult run(Script.Step step) {
    String expected = replaceVariables(step.text());
    String prefix = FORMAT + (inUse == null ? "" : "!use " + inUse + "\n");
    StringWriter actual = new StringWriter();
    long start = System.nanoTime();
    Quidem.ConfigBuilder config =
        Quidem.configBuilder()
            .withReader(new StringReader(prefix + expected))
            .withWriter(actual)
            .withStackLimit(STACK_LIMIT)
            .withCommandHandler(this::parse)
            .withConnectionFactory((name, reference) -> reference ? null : lasting(name));
    try {
      new Quidem(config.build()).execute();
    } catch (RuntimeException e) {
      actual.append("the step broke off: ").append(String.valueOf(e.getMessage())).append('\n');
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    String text = actual.toString();
    text = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    return new StepResult(step.title(), expected, text, elapsed);
  }

  private Command parse(List<String> unused, List<String> content, String line) {
    List<String> lines = List.of("!" + line);
    String[] words = line.split("\\s+", 2);
    String arguments = words.length > 1 ? words[1].trim() : "";
    return switch (words[0]) {
      case "do" -> new DoCommand(lines, content, arguments);
      case "fails" -> new FailsCommand(lines, content, false);
      case "failslike" -> new FailsCommand(lines, content, true);
      case "until" -> new UntilCommand(lines, content, arguments);
      case "columns" -> new ColumnsCommand(lines, content, arguments);
      case "let" -> act(lines, content, "let", c -> let(c, arguments));
      case "gone" -> act(lines, content, "gone", c -> Gone.await(c, arguments));
      case "stored" -> act(lines, content, "stored", c -> Stored.check(world, arguments));
      case "erased" -> act(lines, content, "erased", c -> Stored.awaitErased(world, arguments));
      case "repeat" -> new RepeatCommand(lines, content, world, arguments);
      case "same" -> act(lines, content, "same", c -> SameContent.check(world, arguments, content));
      case "kill" -> act(lines, content, "kill", c -> done(() -> world.kill(arguments)));
      case "freeze" -> act(lines, content, "freeze", c -> done(() -> world.freeze(arguments)));
      case "thaw" -> act(lines, content, "thaw", c -> done(() -> world.thaw(arguments)));
      case "start" -> act(lines, content, "start", c -> done(() -> world.start(arguments)));
      case "page" -> act(lines, content, "page", c -> PageCommand.check(arguments, content));
      case "load" -> act(lines, content, "load", c -> LoadCommand.load(world, arguments, content));
      case "writing" -> act(lines, content, "writing", c -> startWriting(c, arguments));
      case "written" -> act(lines, content, "written", c -> endWriting());
      case "tpch" -> act(lines, content, "tpch", c -> load(c, arguments));
      default -> null;
    };
  }

  private List<String> startWriting(Command.Context context, String where) {
    String[] words = where.split("\\s+", 2);
    boolean overFailures = words.length > 1 && words[1].equals("over failures");
    String sql = context.previousSqlCommand().sql;
    writer = new Writer(() -> world.connect(words[0]), sql, overFailures);
    return List.of();
  }

  /** {@code ${written}} statements were answered since, {@code ${begun}} may have been run. */
  private List<String> endWriting() throws InterruptedException {
    String failure = writer.end();
    kept.put("written", Long.toString(writer.written()));
    kept.put("begun", Long.toString(writer.begun()));
    writer = null;
    return failure == null ? List.of() : List.of(failure);
  }

  private List<String> load(Command.Context context, String arguments) throws SQLException {
    String[] words = arguments.split("\\s+");
    world.loadTpch(context.connection(), words[0], Double.parseDouble(words[1]));
    return List.of();
  }

  /** {@code !let name = Column}: keeps a value of the last row for the steps to come. */
  private List<String> let(Command.Context context, String arguments) throws SQLException {
    String[] words = arguments.split("\\s*=\\s*");
    List<Map<String, String>> rows =
        Rows.of(context.connection(), context.previousSqlCommand().sql).rows();
    if (rows.isEmpty()) {
      return List.of("(no rows)");
    }
    kept.put(words[0], rows.get(rows.size() - 1).get(words[1]));
    return List.of();
  }

  private static List<String> done(Runnable action) {
    action.run();
    return List.of();
  }

  /** A command that does something and says what came of it in lines before its own. */
  private interface Action {
    List<String> run(Command.Context context) throws Exception;
  }

  private static Command act(List<String> lines, List<String> content, String name, Action action) {
    return new AbstractCommand() {
      @Override
      public void execute(Context context, boolean execute) {
        ScriptOutput.print(context, lines, content, execute, () -> action.run(context));
      }

      @Override
      protected String commandName() {
        return name;
      }
    };
  }

  private String replaceVariables(String text) {
    String replaced = text;
    Map<String, String> variables = new HashMap<>(world.variables());
    variables.putAll(kept);
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      replaced = replaced.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    return replaced;
  }

  /** Quidem closes its connections after each step; ours stay, and are made anew when broken. */
  private Connection lasting(String name) throws SQLException {
    inUse = name;
    working(name);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if ("close".equals(method.getName())) {
                return null;
              }
              try {
                return method.invoke(working(name), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Looks at each use, since the process at the other end may have been killed since the last. */
  private Connection working(String name) throws SQLException {
    Connection known = connections.get(name);
    if (known == null || !known.isValid(5)) {
      if (known != null) {
        known.close();
      }
      connections.remove(name);
      known = world.connect(name);
      connections.put(name, known);
    }
    return known;
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    for (Connection connection : connections.values()) {
      try {
        connection.close();
      } catch (SQLException broken) {
        // Its process may have been killed; nothing is left to close then.
      }
    }
    connections.clear();
  }
}
