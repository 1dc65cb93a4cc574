import { DomainError } from '@huiyin/kernel';

export class DemoLoginRefused extends DomainError {
  readonly code = 'DEMO_LOGIN_REFUSED';
  readonly kind = 'forbidden';
  constructor(login: string, reason: string) {
    super(`The issuer gives no token for "${login}": ${reason}.`);
  }
}
