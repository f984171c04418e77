package org.ninefold.jobs.publish;

/** Who may read what lies in an output directory. It is set by name, whatever the mask of the process is. */
enum Access {
    /** The account of the job alone. */
    OWNER(0700, 0600),
    /** That account and its group: the members of the consortium. */
    MEMBERS(0750, 0640);

    private final int folder;
    private final int file;

    Access(int folder, int file) {
        this.folder = folder;
        this.file = file;
    }

    /** The mode of a folder or of a file. */
    int mode(boolean isFolder) {
        return isFolder ? folder : file;
    }
}
