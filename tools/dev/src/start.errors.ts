import { DomainError } from '@huiyin/kernel';

/** Something a person can put right; shown without a stack, Chinese first. */
export abstract class StartProblem extends DomainError {
  readonly kind = 'unavailable';
  constructor(chinese: string, english: string, details: Record<string, unknown> = {}) {
    super(`${chinese}\n${english}`, details);
  }
}

export class PortTaken extends StartProblem {
  readonly code = 'PORT_TAKEN';
  constructor(port: number, use: 'gateway' | 'issuer') {
    const setting = use === 'gateway' ? port : port - 1;
    const chinese = use === 'gateway' ? '' : '（登录服务使用 PORT+1）';
    const english = use === 'gateway' ? '' : ' (the sign-in service uses PORT+1)';
    super(
      `端口 ${port} 已被其他程序占用${chinese}。请关闭该程序，或换一个端口：PORT=${setting + 10} npm start`,
      `Port ${port} is taken by another program${english}. Stop that program or choose another port: PORT=${setting + 10} npm start`,
      { port },
    );
  }
}

export class DiskNearlyFull extends StartProblem {
  readonly code = 'DISK_NEARLY_FULL';
  constructor(folder: string, freeMegabytes: number, neededMegabytes: number) {
    super(
      `磁盘空间不足：${folder} 所在磁盘仅剩 ${freeMegabytes} MB，至少需要 ${neededMegabytes} MB。请清理磁盘，或用 HUIYIN_DATA_DIR 指定其他位置。`,
      `The disk of ${folder} is nearly full: ${freeMegabytes} MB left, ${neededMegabytes} MB needed. Free some space, or choose another place by HUIYIN_DATA_DIR.`,
      { freeMegabytes },
    );
  }
}

export class FolderOfAnotherVersion extends StartProblem {
  readonly code = 'FOLDER_OF_ANOTHER_VERSION';
  constructor(folder: string, found: string, needed: string) {
    super(
      `数据目录 ${folder} 属于另一个版本（${found}；本程序需要 ${needed}）。可以：用原来的版本启动；或换一个目录：HUIYIN_DATA_DIR=<新目录> npm start；若只是演示数据，可清空：npm run db:reset`,
      `The data folder ${folder} belongs to another version (${found}; this program needs ${needed}). Start it with the version that made it; or choose another folder: HUIYIN_DATA_DIR=<new folder> npm start; or, if it holds demo data only, empty it: npm run db:reset`,
    );
  }
}

export class NotADataFolder extends StartProblem {
  readonly code = 'NOT_A_DATA_FOLDER';
  constructor(folder: string) {
    super(
      `目录 ${folder} 不为空，且不是回音的数据目录。请用 HUIYIN_DATA_DIR 指定一个空目录或新目录。`,
      `${folder} is not empty and not a data folder of Huiyin. Name an empty or new folder by HUIYIN_DATA_DIR.`,
    );
  }
}

export class FolderInUse extends StartProblem {
  readonly code = 'FOLDER_IN_USE';
  constructor(folder: string, pid: number) {
    super(
      `数据目录 ${folder} 正被另一份运行中的回音使用（进程 ${pid}）。请先停止它，或另起一份：PORT=4010 HUIYIN_DATA_DIR=.data-2 npm start`,
      `The data folder ${folder} is in use by another running copy (process ${pid}). Stop it first, or run a second copy: PORT=4010 HUIYIN_DATA_DIR=.data-2 npm start`,
      { pid },
    );
  }
}

export class FolderClosedToPostgres extends StartProblem {
  readonly code = 'FOLDER_CLOSED_TO_POSTGRES';
  constructor(folder: string) {
    super(
      `当前以 root 运行，而 PostgreSQL 不能以 root 运行，它的用户无法进入 ${folder}。请改用普通用户运行，把项目放到其他用户可进入的目录，或执行：chmod o+x ${folder}`,
      `This runs as root, PostgreSQL must not, and its user cannot enter ${folder}. Run as an ordinary user, keep the project in a folder others may enter, or: chmod o+x ${folder}`,
    );
  }
}

export class DatabaseNotReachable extends StartProblem {
  readonly code = 'DATABASE_NOT_REACHABLE';
  constructor(host: string, reason: string) {
    super(
      `无法连接 DATABASE_URL 指定的数据库服务器 ${host}（${reason}）。请检查地址与口令；不设置 DATABASE_URL 则使用内置 PostgreSQL。`,
      `The server of DATABASE_URL (${host}) cannot be used: ${reason}. Check address and password; without DATABASE_URL a PostgreSQL of its own is started.`,
    );
  }
}

export class ServerInUse extends StartProblem {
  readonly code = 'SERVER_IN_USE';
  constructor(host: string) {
    super(
      `数据库服务器 ${host} 正被另一份运行中的回音使用。每份需要自己的服务器；不设置 DATABASE_URL 则使用内置 PostgreSQL。`,
      `The server ${host} is in use by another running copy. Each needs its own; without DATABASE_URL a PostgreSQL of its own is started.`,
    );
  }
}

export class ProcessDidNotStart extends StartProblem {
  readonly code = 'PROCESS_DID_NOT_START';
  constructor(name: string, how: string, lastOutput: string, logFile: string) {
    super(
      `${name} 未能启动（${how}）。完整日志：${logFile}`,
      `${name} did not start (${how}). Its log: ${logFile}${lastOutput && `\n${lastOutput}`}`,
    );
  }
}

/** Not shown: the person asked for it. */
export class StoppedMeanwhile extends StartProblem {
  readonly code = 'STOPPED_MEANWHILE';
  constructor() {
    super('启动已中止。', 'Stopped before it was ready.');
  }
}
