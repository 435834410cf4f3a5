/** The files of a repository, as the FE reads, copies and deletes them. */
package org.dorisdr.backup.store;
