import { createFileRoute } from '@tanstack/react-router';
import { ForgotPasswordForm } from '@/features/sign-in/components/forgot-password-form';

export const Route = createFileRoute('/app/forgot-password')({ component: ForgotPasswordForm });
