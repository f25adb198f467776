export { addChore, cancelChore, failChore, finishChore, startChore } from './record';
export { reconcileChores } from './reconcile';
