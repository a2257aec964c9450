import { Router } from 'express';
import * as z from 'zod';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import { balanceOf } from '../../credits/ledger.ts';
import { SERVICE_COSTS } from '../../credits/prices.ts';
import type { Db } from '../../db/database.ts';
import { ApiError, parseBody } from '../api-error.ts';

/** What is asked about a price. */
export const CheckBody = z.object({ requiredCredits: z.number().nonnegative() });
export const EstimateBody = z.object({
  serviceType: z.string(),
  imageCount: z.number().int().min(0).max(1000).optional(),
});

/** What things cost and what the caller has. */
export function creditRoutes({ authentication, db }: { authentication: Authentication; db: Db }): Router {
  const router = Router();
  const listedSince = new Date(0).toISOString();

  router.get('/balance', authentication.requireUser, async (_req, res) => {
    const { id: userId } = callerOf(res);
    res.json({ success: true, data: { balance: await balanceOf(db, userId), userId } });
  });

  router.get('/service-costs', authentication.requireUser, (_req, res) => {
    const data = SERVICE_COSTS.map((cost) => ({
      id: cost.serviceIdentifier.toLowerCase(),
      ...cost,
      isActive: true,
      createdAt: listedSince,
      updatedAt: listedSince,
    }));
    res.json({ success: true, data });
  });

  router.post('/check-balance', authentication.requireUser, async (req, res) => {
    const { requiredCredits } = parseBody(CheckBody, req.body);
    const currentBalance = await balanceOf(db, callerOf(res).id);
    const deficit = Math.max(0, requiredCredits - currentBalance);
    res.json({ success: true, data: { hasEnough: deficit === 0, currentBalance, requiredCredits, deficit } });
  });

  router.post('/estimate-cost', authentication.requireUser, (req, res) => {
    const { serviceType, imageCount } = parseBody(EstimateBody, req.body);
    const cost = SERVICE_COSTS.find(({ serviceIdentifier }) => serviceIdentifier === serviceType);
    if (cost === undefined) {
      throw new ApiError(400, 'INVALID_INPUT', 'Unknown service type', { field: 'serviceType' });
    }
    res.json({
      success: true,
      data: { serviceType, estimatedCost: cost.creditsPerUnit * (imageCount ?? 1) },
    });
  });

  return router;
}
