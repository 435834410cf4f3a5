/** Requests for BACKUP and RESTORE: one queue a database, retried, with a clear end. */
package org.dorisdr.backup.request;
