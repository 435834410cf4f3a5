package org.dorisdr.minidoris.fe.backup;

import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.CreateRepository;

/** Runs CREATE REPOSITORY. */
final class CreateRepositoryHandler implements StatementHandler<CreateRepository> {
  private static final String NAME = "^[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,255}$";
  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);

  private final BackupManager manager;
  private final BackupContext context;
  private final RepositoryPings pings;

  CreateRepositoryHandler(BackupManager manager, BackupContext context, RepositoryPings pings) {
    this.manager = manager;
    this.context = context;
    this.pings = pings;
  }

  @Override
  public StatementResult run(Session session, CreateRepository statement) {
    BackupAccess.needAdmin(context.frontend(), session);
    String name = statement.name();
    if (!NAME_PATTERN.matcher(name).matches()) {
      throw StatementError.general(
          "Incorrect repository name '%s', required format is '%s'".formatted(name, NAME));
    }
    if (statement.type().equals("BROKER")) {
      throw StatementError.general("broker does not exist: " + statement.storage());
    }
    String location = statement.location().replaceAll("/+$", "");
    if (location.isBlank()) {
      throw StatementError.general("You must specify a location on the repository");
    }
    manager.exclusively(() -> create(statement, location));
    return StatementResult.ok();
  }

  private void create(CreateRepository statement, String location) {
    String name = statement.name();
    if (context.read(() -> context.state().repository(name)).isPresent()) {
      throw failed("repository with same name already exist: " + name);
    }
    Repository repository =
        new Repository(
            context.nextId(),
            name,
            statement.readOnly(),
            location,
            statement.type(),
            statement.properties(),
            context.now() / 1000 * 1000);
    try (RepositoryFiles files = new RepositoryFiles(repository)) {
      repository = files.initialize();
    } catch (BackupException e) {
      throw failed(e.getMessage());
    }
    if (!pings.ping(repository)) {
      throw failed("failed to connect to the repo");
    }
    Repository ready = repository;
    context.locked(() -> context.write(new CreateRepositoryOp(ready)));
  }

  private static StatementError failed(String why) {
    return StatementError.general("Failed to create repository: " + why);
  }
}
